// Knows what the page of a definition shows: what held when, what a change would do to the number, who changed what.
import type { AmountKind, CounterBasis } from "#app/domain/oversight/counter.ts";
import { type DefinedIndicator, definitionSubject, judgeDefinition, type NewDefinition } from "#app/domain/oversight/definition.ts";
import { DefinitionFields } from "#app/domain/oversight/fields.ts";
import { definitionStand, definitionsOf, yearFigure } from "#app/domain/oversight/queries/definitions.server.ts";
import { changesOf } from "#app/domain/settings/page-queries.server.ts";
import { earliestChange } from "#app/domain/settings/rules.ts";
import { type Day, yearOf } from "#app/kernel/time.ts";
import type { DefinitionPreview } from "#app/ui/settings/definition-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** `technical net`, as the record keeps a choice. */
function choiceOf(text: string) {
  const [amountKind, basis] = text.split(" ");
  return { amountKind: amountKind as AmountKind, basis: basis as CounterBasis };
}

export async function definitionFacts(reads: Reads, code: DefinedIndicator, today: Day) {
  const definitions = await definitionsOf(reads, code);
  const now = definitions.filter((row) => row.validFrom <= today).at(-1);
  if (!now) throw new Error(`the indicator ${code} has no definition`);
  const changes = (await changesOf(reads, definitionSubject(code))).map(({ seq, at, personName, data }) => {
    const { validFrom, before, after } = JSON.parse(data) as Readonly<Record<"validFrom" | "before" | "after", string>>;
    return { seq, at, personName, validFrom, before: choiceOf(before), after: choiceOf(after) };
  });
  return { code, now, definitions, changes, earliest: earliestChange(today) };
}

async function previewed(reads: Reads, code: DefinedIndicator, wish: NewDefinition, today: Day): Promise<DefinitionPreview> {
  const stand = await definitionStand(reads, code, wish.validFrom, today);
  judgeDefinition(wish, stand);
  const before = stand.waiting ?? stand.then;
  const years = [];
  for (const year of [yearOf(today), yearOf(today) - 1])
    years.push({ year, before: await yearFigure(reads, year, before), after: await yearFigure(reads, year, wish) });
  return { validFrom: wish.validFrom, before, after: wish, years };
}

/** What the address asks to try; refused in words where the change itself would be. */
export async function triedDefinition(reads: Reads, code: DefinedIndicator, asked: URLSearchParams, today: Day, mayChange: boolean) {
  const text = (name: string) => asked.get(name) ?? "";
  const typed = { amountKind: text("amountKind"), basis: text("basis"), validFrom: text("validFrom"), source: text("source") };
  if (!mayChange || !asked.has("basis")) return { typed, preview: null, refused: undefined };
  const body = new FormData();
  for (const [name, value] of Object.entries(typed)) body.set(name, value);
  const form = checkForm(body, DefinitionFields);
  if (!form.ok) return { typed, preview: null, refused: form.reply.data };
  const tried = await attempt(form, () => previewed(reads, code, form.value, today));
  return { typed, preview: tried.ok ? tried.value : null, refused: tried.ok ? undefined : tried.reply.data };
}
