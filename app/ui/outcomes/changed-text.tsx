// Knows how changed words are told inside a text, by mark and by word, never by colour alone; must never find them.
import type { Piece } from "#app/domain/outcomes/diff.ts";
import { useText } from "#app/ui/text/use-text.ts";

/** Went and came in reading order; a screen reader hears which is which before each stretch. */
export function ChangedText({ pieces }: { readonly pieces: readonly Piece[] }) {
  const t = useText();
  let at = 0;
  return (
    <p className="max-w-prose break-words whitespace-pre-line">
      {pieces.map(({ text, change }) => {
        at += text.length + 1;
        const key = `${change}-${at}`;
        if (change === "same") return <span key={key}>{text}</span>;
        const Mark = change === "added" ? "ins" : "del";
        const look = change === "added" ? "bg-brand-soft text-brand-strong underline" : "bg-danger-soft text-danger line-through";
        return (
          <Mark key={key} className={`rounded-sm px-0.5 ${look}`}>
            <span className="sr-only">{` ${t(`outcome.diff.${change}`)}：`}</span>
            {text}
            <span className="sr-only">{` ${t("outcome.diff.end")} `}</span>
          </Mark>
        );
      })}
    </p>
  );
}
