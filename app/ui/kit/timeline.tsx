// Knows how a history is told; the events are already chosen and named.
import { useText } from "#app/ui/text/use-text.ts";
import { MomentText } from "./moment.tsx";

export type TimelineItem = { readonly seq: number; readonly at: string; readonly label: string; readonly who?: string | null };

export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  const t = useText();
  return (
    <section aria-label={t("timeline.title")} className="my-8">
      <h2 className="mb-3 text-lg font-semibold">{t("timeline.title")}</h2>
      {items.length === 0 ? <p className="text-muted">{t("timeline.empty")}</p> : null}
      <ol className="border-l-2 border-line pl-4">
        {items.map((item) => (
          <li key={item.seq} className="my-2">
            <span className="text-sm text-muted">
              <MomentText at={item.at} />
            </span>{" "}
            {item.label}
            {item.who ? <span className="text-muted"> · {item.who}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
