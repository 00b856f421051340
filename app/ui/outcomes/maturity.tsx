// Knows how maturity is shown, claimed apart from reviewed, with its evidence and pilot data; must never judge them.
import { Badge, type Tone } from "#app/ui/kit/badge.tsx";
import { Section } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import type { OutcomeShown, ShownEvidence } from "./outcome-shown.ts";
import { PilotFacts } from "./pilot-fields.tsx";

/** What the owner claims and how far the bureau has looked. */
export function TrlBadges({ claimed, reviewed }: { readonly claimed: number | null; readonly reviewed: number | null }) {
  const t = useText();
  if (claimed === null) return <span className="text-muted">{t("common.notStated")}</span>;
  return (
    <>
      {reviewed === claimed ? null : <Badge tone="warn">{t("outcome.trl.claimedAt", { trl: claimed })}</Badge>}{" "}
      {reviewed === null ? null : <Badge tone="good">{t("outcome.trl.reviewedAt", { trl: reviewed })}</Badge>}
    </>
  );
}

const SAID: Readonly<Record<"yes" | "no" | "open", Tone>> = { yes: "good", no: "warn", open: "plain" };

function Evidence({ one }: { readonly one: ShownEvidence }) {
  const t = useText();
  const said = one.supports === null ? "open" : one.supports ? "yes" : "no";
  return (
    <li className="py-2">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <a href={`/files/${one.fileId}`} className="break-all">
          TRL {one.trl} · {one.name}
        </a>
        <Badge tone={SAID[said]}>{t(`outcome.evidence.${said}`)}</Badge>
      </span>
      {one.note ? <span className="block text-sm text-muted">{one.note}</span> : null}
    </li>
  );
}

export function Maturity({ view }: { readonly view: OutcomeShown }) {
  const t = useText();
  const { trl, pilot } = view.read.content;
  return (
    <Section title={t("outcome.trl")} id="maturity">
      <p>
        <TrlBadges claimed={trl} reviewed={view.reviewedTrl} />
      </p>
      <p className="mt-2 max-w-prose text-sm text-muted">{t("outcome.trl.reviewNote")}</p>
      <div className="mt-4 grid gap-x-8 gap-y-4 md:grid-cols-2">
        <div>
          <h3 className="mb-1 font-medium">{t("outcome.evidence")}</h3>
          {view.evidence.length === 0 ? <p className="text-muted">{t("outcome.evidence.empty")}</p> : null}
          <ul className="divide-y divide-line">
            {view.evidence.map((one) => (
              <Evidence key={one.fileId} one={one} />
            ))}
          </ul>
        </div>
        <div>
          <h3 className="mb-1 font-medium">{t("outcome.pilot")}</h3>
          <PilotFacts pilot={pilot} />
        </div>
      </div>
    </Section>
  );
}
