// Knows how an outside catalogue's columns and words become ours; a word it does not know stays an outside fact.
import type { ChallengeContent, CooperationWay } from "#app/domain/challenges/content.ts";
import { type IpKind, NO_PILOT, type Offer, type OutcomeContent } from "#app/domain/outcomes/content.ts";
import { foldText, tidyText } from "#app/kernel/fold.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import type { ImportField } from "./columns.ts";
import type { Problem } from "./import-batch.ts";

export type Row = Readonly<Record<string, string>>;
/** Names of columns by field, the free classification a chain may be read from, and what is kept word for word. */
export type Mapping = {
  readonly columns: Readonly<Partial<Record<ImportField, string>>>;
  readonly classification: readonly string[];
  readonly facts: readonly string[];
  /** Where the row itself names nobody. */
  readonly ownerName: string;
  readonly chains: Readonly<Record<string, string>>;
  readonly districts: Readonly<Record<string, string>>;
  readonly ipKinds: Readonly<Record<string, IpKind>>;
  readonly offers: Readonly<Record<string, Offer>>;
  readonly ways: Readonly<Record<string, CooperationWay>>;
};

const MAX_ID = 200;
const MAX_TITLE = 200;
const MAX_TEXT = 20_000;

class RowProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

function refuseRow(code: string, facts: Problem["facts"] = {}): never {
  throw new RowProblem({ code, facts });
}

/** What a row says, or why it cannot be taken. */
export type Judged<T> = { readonly value: T } | { readonly problem: Problem };

function judged<T>(work: () => T): Judged<T> {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof RowProblem) return { problem: error.problem };
    throw error;
  }
}

/** The row's cell of a field, tidied; empty where no column answers it. */
export function cellOf(row: Row, mapping: Mapping, field: ImportField): string {
  const column = mapping.columns[field];
  return column === undefined ? "" : tidyText(row[column] ?? "");
}

/** What a word stands for in a list of ours; words that every object answers to, such as `constructor`, stand for nothing. */
export function meaningOf<T>(words: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** `note` says what of a row that can be taken was missing and had to be made up for. */
export type Identity = { readonly externalId: string; readonly title: string; readonly ownerName: string; readonly note: Problem | null };

const TITLE_FROM_TEXT_LENGTH = 40;

/** The first sentence of a text, or its beginning. */
function titleFrom(text: string): string {
  const first = Array.from(/^[^。！？；;\n]+/u.exec(text)?.[0].trim() || text);
  return first.length > TITLE_FROM_TEXT_LENGTH ? `${first.slice(0, TITLE_FROM_TEXT_LENGTH - 1).join("")}…` : first.join("");
}

/** What can be shown, found and matched of a row: a listing needs some words of its own. */
export function identityOf(row: Row, mapping: Mapping): Judged<Identity> {
  return judged(() => {
    const externalId = cellOf(row, mapping, "externalId");
    const said = cellOf(row, mapping, "title").replace(/\s+/gu, " ");
    const text = cellOf(row, mapping, "text");
    const title = said === "" ? titleFrom(text) : said;
    if (externalId === "") refuseRow("noExternalId");
    if (externalId.length > MAX_ID) refuseRow("idTooLong", { max: MAX_ID });
    if (title === "") refuseRow("noTitle");
    if (title.length > MAX_TITLE) refuseRow("titleTooLong", { max: MAX_TITLE });
    const missing = said === "" ? "titleMade" : text === "" ? "noText" : null;
    return {
      externalId,
      title,
      note: missing ? { code: missing, facts: {} } : null,
      ownerName: cellOf(row, mapping, "owner").slice(0, MAX_TITLE) || mapping.ownerName,
    };
  });
}

/** What the catalogue said, word for word; empty fields are left out. */
export function factsOf(row: Row, mapping: Mapping): Readonly<Record<string, string>> {
  const said = mapping.facts.map((field) => [field, tidyText(row[field] ?? "")] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== ""));
}

/** Our own column must name a chain we have; a free classification may name one or none. */
function chainOf(row: Row, mapping: Mapping): string | null {
  const own = cellOf(row, mapping, "chain");
  if (own !== "") return meaningOf(mapping.chains, own) ?? refuseRow("unknownChain", { value: own.slice(0, 60) });
  for (const field of mapping.classification) {
    const word = Object.keys(mapping.chains).find((known) => (row[field] ?? "").includes(known));
    if (word) return mapping.chains[word] ?? null;
  }
  return null;
}

function districtOf(row: Row, mapping: Mapping): string | null {
  const said = cellOf(row, mapping, "district");
  return said === "" ? null : (meaningOf(mapping.districts, said) ?? refuseRow("unknownDistrict", { value: said.slice(0, 60) }));
}

function wordsIn<T>(text: string, dictionary: Readonly<Record<string, T>>): readonly T[] {
  const folded = foldText(text);
  return [...new Set(Object.entries(dictionary).flatMap(([word, value]) => (folded.includes(foldText(word)) ? [value] : [])))];
}

/** One clear sum only: a range or 面议 stays an outside fact. */
function priceOf(text: string): Money | null {
  const [low, high = low] = text.split(/[-至~]/u);
  const sum = low !== undefined && low === high ? parseMoney(low) : null;
  return sum !== null && sum > 0 ? sum : null;
}

function trlOf(text: string): number | null {
  if (text === "") return null;
  const level = /^(?:TRL\s*)?([1-9])(?:\s*级)?$/iu.exec(text.normalize("NFKC"))?.[1];
  return level ? Number(level) : refuseRow("badTrl", { value: text.slice(0, 60) });
}

function dayOf(text: string): Day | null {
  if (text === "") return null;
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/u.exec(text.normalize("NFKC"));
  const day = parts ? `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[3] ?? "").padStart(2, "0")}` : "";
  return isDay(day) ? day : refuseRow("badDay", { value: text.slice(0, 60) });
}

function textOf(row: Row, mapping: Mapping, field: ImportField): string {
  const text = cellOf(row, mapping, field);
  return text.length > MAX_TEXT ? refuseRow("textTooLong", { max: MAX_TEXT }) : text;
}

export function outcomeContentOf(row: Row, mapping: Mapping, { title }: Identity): Judged<OutcomeContent> {
  return judged(() => {
    const kind = meaningOf(mapping.ipKinds, cellOf(row, mapping, "ipKind"));
    return {
      title,
      summary: textOf(row, mapping, "text"),
      problem: textOf(row, mapping, "problem"),
      gain: { text: "", metric: "", unit: "", before: "", after: "" },
      needs: textOf(row, mapping, "needs"),
      offers: wordsIn(cellOf(row, mapping, "ways"), mapping.offers),
      chainCode: chainOf(row, mapping),
      nodeCode: null,
      districtCode: districtOf(row, mapping),
      trl: trlOf(cellOf(row, mapping, "trl")),
      trlEvidence: [],
      pilot: NO_PILOT,
      ip: kind ? [{ kind, number: "", status: "notStated", asOf: null, checkedBy: "", feeDueOn: null }] : [],
      shares: [],
      rightsGrants: [],
      contributors: [],
      price: priceOf(cellOf(row, mapping, "price")),
      isServiceOutcome: false,
      rightEffectiveOn: null,
      confidentialNote: "",
      exportDeclaration: "undeclared",
    };
  });
}

export function challengeContentOf(row: Row, mapping: Mapping, { title }: Identity): Judged<ChallengeContent> {
  return judged(() => ({
    title,
    symptom: textOf(row, mapping, "text"),
    constraint: textOf(row, mapping, "constraint"),
    indicators: [],
    chainCode: chainOf(row, mapping),
    nodeCode: null,
    districtCode: districtOf(row, mapping),
    budget: priceOf(cellOf(row, mapping, "budget")),
    isBudgetOpen: cellOf(row, mapping, "budget").includes("面议"),
    deadline: dayOf(cellOf(row, mapping, "deadline")),
    wantedTrl: trlOf(cellOf(row, mapping, "trl")),
    ways: wordsIn(cellOf(row, mapping, "ways"), mapping.ways),
    ipClause: "statutory" as const,
    ipClauseText: "",
    failureRiskClause: "",
    confidentialNote: "",
  }));
}
