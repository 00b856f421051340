// Knows how a form that is being typed reads for its score; must never decide whether the answers are right.
import type { Scored } from "#app/domain/outcomes/completeness.ts";
import { NO_PILOT, OFFERS } from "#app/domain/outcomes/content.ts";

/** Any of them makes the pilot known. */
const PILOT_ANSWERS = ["scale", "yieldPercent", "sampleSize", "place", "from", "until"] as const;

/** What stands in `part` of the rows of a repeated question, row by row. */
function rowsOf(form: FormData, name: string, part: string): readonly string[] {
  const wanted = new RegExp(`^${name}\\[\\d+\\]\\.${part}$`, "u");
  return [...form].flatMap(([key, value]) => (wanted.test(key) && typeof value === "string" ? [value.trim()] : []));
}

/** The answers as they stand; a right counts as soon as its row is there, a holder or contributor once he has a name. */
export function scoredOf(form: FormData): Scored {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const trl = text("trl");
  return {
    title: text("title"),
    summary: text("summary"),
    problem: text("problem"),
    gain: { text: text("gain.text"), metric: text("gain.metric"), unit: text("gain.unit"), before: text("gain.before"), after: text("gain.after") },
    needs: text("needs"),
    offers: OFFERS.filter((offer) => form.getAll("offers").includes(offer)),
    chainCode: text("nodeCode") || null,
    trl: trl === "" ? null : Number(trl),
    pilot: { ...NO_PILOT, scale: PILOT_ANSWERS.map((name) => text(`pilot.${name}`)).join("") },
    ip: rowsOf(form, "ip", "kind"),
    shares: rowsOf(form, "shares", "holder").filter(Boolean),
    contributors: rowsOf(form, "contributors", "name").map((name) => ({ name })),
  };
}
