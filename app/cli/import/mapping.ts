// Knows how an outside catalogue's field names and words become ours; a word it does not know stays an outside fact.
import { z } from "zod";
import { type ChallengeContent, COOPERATION_WAYS } from "#app/domain/challenges/content.ts";
import { IP_KINDS, NO_PILOT, OFFERS, type OutcomeContent } from "#app/domain/outcomes/content.ts";
import { tidyText } from "#app/kernel/fold.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import type { Row } from "./read-rows.ts";

export const MappingShape = z.object({
  fields: z.object({
    externalId: z.string(),
    title: z.string(),
    text: z.string(),
    ways: z.string(),
    ipKind: z.string(),
    price: z.string(),
    classification: z.array(z.string()),
    validity: z.string(),
  }),
  facts: z.array(z.string()),
  ownerName: z.string().min(1),
  chains: z.record(z.string(), z.string()),
  ipKinds: z.record(z.string(), z.enum(IP_KINDS)),
  offers: z.record(z.string(), z.enum(OFFERS)),
  ways: z.record(z.string(), z.enum(COOPERATION_WAYS)),
});
export type Mapping = z.output<typeof MappingShape>;

const MAX_TITLE = 200;

/** The row's identity and words. `note` says what had to be made up for. */
export type Identity = { readonly externalId: string; readonly title: string; readonly text: string; readonly note: string };

const TITLE_FROM_TEXT_LENGTH = 40;

/** The first sentence of a text, or its beginning. */
function titleFrom(text: string): string {
  const first = Array.from(/^[^。！？；;\n]+/u.exec(text)?.[0].trim() || text);
  return first.length > TITLE_FROM_TEXT_LENGTH ? `${first.slice(0, TITLE_FROM_TEXT_LENGTH - 1).join("")}…` : first.join("");
}

/** What can be shown, found and matched of a row, or why it cannot be taken: a listing needs some words of its own. */
export function identityOf(row: Row, { fields }: Mapping): Identity | string {
  const externalId = tidyText(row[fields.externalId] ?? "");
  const title = tidyText(row[fields.title] ?? "");
  const text = tidyText(row[fields.text] ?? "");
  if (externalId === "") return "no external id: the row could not be known again";
  if (title === "" && text === "") return "neither title nor text: nothing to show, search or match";
  if (title === "") return { externalId, title: titleFrom(text), text, note: "no title: the beginning of the text is the title" };
  if (title.length > MAX_TITLE) return `title longer than ${MAX_TITLE} characters`;
  return { externalId, title, text, note: text === "" ? "no text: found and matched by its title only" : "" };
}

/** What the catalogue said, word for word; empty fields are left out. */
export function factsOf(row: Row, mapping: Mapping): Readonly<Record<string, string>> {
  const said = mapping.facts.map((field) => [field, tidyText(row[field] ?? "")] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ""));
}

function chainOf(row: Row, mapping: Mapping): string | null {
  for (const field of mapping.fields.classification) {
    const word = Object.keys(mapping.chains).find((known) => (row[field] ?? "").includes(known));
    if (word) return mapping.chains[word] ?? null;
  }
  return null;
}

function wordsIn<T>(text: string, dictionary: Readonly<Record<string, T>>): readonly T[] {
  return [...new Set(Object.entries(dictionary).flatMap(([word, value]) => (text.includes(word) ? [value] : [])))];
}

/** One clear sum only: a range or 面议 stays an outside fact. */
function priceOf(text: string): Money | null {
  const [low, high = low] = text.split(/[-至~]/u);
  return low !== undefined && low === high ? parseMoney(low) : null;
}

export function outcomeContentOf(row: Row, mapping: Mapping, { title, text }: Identity): OutcomeContent {
  const kind = mapping.ipKinds[row[mapping.fields.ipKind] ?? ""];
  return {
    title,
    summary: text,
    problem: "",
    gain: { text: "", metric: "", unit: "", before: "", after: "" },
    needs: "",
    offers: wordsIn(row[mapping.fields.ways] ?? "", mapping.offers),
    chainCode: chainOf(row, mapping),
    nodeCode: null,
    districtCode: null,
    trl: null,
    trlEvidence: [],
    pilot: NO_PILOT,
    ip: kind ? [{ kind, number: "", status: "notStated", asOf: null, checkedBy: "", feeDueOn: null }] : [],
    shares: [],
    rightsGrants: [],
    contributors: [],
    price: priceOf(row[mapping.fields.price] ?? ""),
    isServiceOutcome: false,
    rightEffectiveOn: null,
    confidentialNote: "",
    exportDeclaration: "undeclared",
  };
}

export function challengeContentOf(row: Row, mapping: Mapping, { title, text }: Identity): ChallengeContent {
  return {
    title,
    symptom: text,
    constraint: "",
    indicators: [],
    chainCode: chainOf(row, mapping),
    nodeCode: null,
    districtCode: null,
    budget: null,
    isBudgetOpen: false,
    deadline: null,
    wantedTrl: null,
    ways: wordsIn(row[mapping.fields.ways] ?? "", mapping.ways),
    ipClause: "statutory",
    ipClauseText: "",
    failureRiskClause: "",
    confidentialNote: "",
  };
}
