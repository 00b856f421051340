// Knows how the outcome of handling several contracts at once is told, line by line; must never hide a failure.
import { Link } from "@remix-run/react";
import type { RefusalFacts } from "#app/kernel/refusal.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

/** `refusal` is null for one that was done. */
export type PickResult = { readonly code: string; readonly refusal: { readonly code: string; readonly facts: RefusalFacts } | null };

export function BulkResults({ picked }: { readonly picked: readonly PickResult[] }) {
  const t = useText();
  if (picked.length === 0) return null;
  const failed = picked.filter((one) => one.refusal !== null).length;
  return (
    <section role="status" aria-label={t("contract.work.result.title")} className="my-4 rounded border border-line bg-surface p-4">
      <h2 className="font-medium">{t("contract.work.result.title")}</h2>
      <p>{t("contract.work.result.done", { done: picked.length - failed, failed })}</p>
      <ul className="mt-1 list-disc pl-5">
        {picked.map(({ code, refusal }) => (
          <li key={code}>
            <Link to={`/contracts/${code}`}>{code}</Link>
            {"："}
            {refusal ? (
              <span className="text-danger">
                {t(`refusal.${refusal.code}` as TextKey, refusal.facts)} {t(`refusal.${refusal.code}.next` as TextKey, refusal.facts)}
              </span>
            ) : (
              t("contract.work.result.ok")
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
