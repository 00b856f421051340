// Knows how a mail's topics are stopped by its holder; must never say whose they are.
import { Form } from "@remix-run/react";
import type { Topic } from "#app/domain/events/inbox/items.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export function UnsubscribePage({ topics, isDone }: { readonly topics: readonly Topic[]; readonly isDone: boolean }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("unsubscribe.title")} />
      <p role="status">{t(isDone ? "unsubscribe.done" : "unsubscribe.ask")}</p>
      <ul className="my-4 list-disc pl-6">
        {topics.map((topic) => (
          <li key={topic}>{t(`mail.topic.${topic}`)}</li>
        ))}
      </ul>
      {isDone ? null : (
        <Form method="post">
          <SubmitButton>{t("unsubscribe.do")}</SubmitButton>
        </Form>
      )}
    </>
  );
}
