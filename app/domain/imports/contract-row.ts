// Knows how one row of a contracts file is read and judged by itself; pure, must never look at another row or a database.
import { CONTRACT_CLASSES, TECH_FIELDS } from "#app/domain/contracts/contract.ts";
import type { ImportedFacts } from "#app/domain/contracts/imported.ts";
import { DEMO_REGION, hasNumberShape, inForceOn, type RuleSet } from "#app/domain/contracts/rule-set.ts";
import { isInCity } from "#app/domain/ledger/ledger.ts";
import { type Money, parseMoney } from "#app/kernel/money.ts";
import { type Day, isDay } from "#app/kernel/time.ts";
import type { ImportField } from "./columns.ts";
import type { ContractKind, Problem } from "./import-batch.ts";
import { cellOf, type Mapping, meaningOf, type Row } from "./mapping.ts";
import { CLASS_WORDS, FIELD_WORDS, YES_WORDS } from "./words.ts";

export type ContractRow = {
  readonly facts: ImportedFacts;
  /** The file says that a contract which looks the same is another one. */
  readonly isNotDouble: boolean;
};
/** `ruleSets` are all of them: a number is judged by the rules of its own day. */
export type RowFrame = {
  readonly kind: ContractKind;
  readonly mapping: Mapping;
  readonly today: Day;
  readonly isDemoInstance: boolean;
  readonly ruleSets: readonly RuleSet[];
};
export type JudgedContract = { readonly value: ContractRow } | { readonly problem: Problem };

const MAX_NAME = 200;
const SHOWN = 60;

class ContractRowProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

function refuseRow(code: string, facts: Problem["facts"] = {}): never {
  throw new ContractRowProblem({ code, facts });
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}

class RowReader {
  constructor(
    readonly row: Row,
    readonly frame: RowFrame,
  ) {}

  text(field: ImportField): string {
    return cellOf(this.row, this.frame.mapping, field);
  }

  name(field: ImportField): string {
    const text = this.text(field).replace(/\s+/gu, " ");
    if (text === "") refuseRow("missing", { field });
    return text.length > MAX_NAME ? refuseRow("nameTooLong", { field, max: MAX_NAME }) : text;
  }

  day(field: ImportField): Day {
    const text = this.text(field);
    const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/u.exec(text.normalize("NFKC"));
    const day = parts ? `${parts[1]}-${(parts[2] ?? "").padStart(2, "0")}-${(parts[3] ?? "").padStart(2, "0")}` : "";
    if (!isDay(day)) return refuseRow("noSuchDay", { field, value: text.slice(0, SHOWN) });
    return day > this.frame.today ? refuseRow("dayInFuture", { field, value: day }) : day;
  }

  money(field: ImportField): Money {
    const text = this.text(field);
    const sum = parseMoney(text);
    if (sum === null) return refuseRow("badAmount", { field, value: text.slice(0, SHOWN) });
    return sum < 0 ? refuseRow("negativeAmount", { field, value: text.slice(0, SHOWN) }) : sum;
  }

  /** Six digits as the register writes them, or the name of one of our districts. */
  region(field: ImportField): string {
    const text = this.text(field).normalize("NFKC");
    const code = meaningOf(this.frame.mapping.districts, text) ?? text;
    if (!/^\d{6}$/u.test(code)) refuseRow("unknownRegion", { field, value: text.slice(0, SHOWN) });
    const isOurs = Object.values(this.frame.mapping.districts).includes(code);
    return isInCity(code) && !isOurs ? refuseRow("unknownRegion", { field, value: text.slice(0, SHOWN) }) : code;
  }

  word<T extends string>(field: ImportField, list: readonly T[], words: Readonly<Record<string, T>>): T {
    const text = this.text(field);
    return meaningOf(words, text) ?? (isOneOf(list, text) ? text : refuseRow("unknownCode", { field, value: text.slice(0, SHOWN) }));
  }

  number(registeredOn: Day): string {
    const rules = inForceOn(this.frame.ruleSets, registeredOn);
    const text = this.text("externalId").normalize("NFKC").toUpperCase();
    if (!rules || !hasNumberShape(text, rules)) refuseRow("badNumber", { value: text.slice(0, SHOWN) });
    return text.slice(4, 8) === DEMO_REGION && !this.frame.isDemoInstance ? refuseRow("demoNumber") : text;
  }

  chain(): string | null {
    const text = this.text("chain");
    return text === "" ? null : (meaningOf(this.frame.mapping.chains, text) ?? refuseRow("unknownChain", { value: text.slice(0, SHOWN) }));
  }
}

function judgePlaces(kind: ContractKind, sellerRegion: string, buyerRegion: string): void {
  if (kind === "importedOutput" && !isInCity(sellerRegion)) refuseRow("sellerElsewhere", { value: sellerRegion });
  if (kind === "importedAbsorption" && isInCity(sellerRegion)) refuseRow("sellerHere", { value: sellerRegion });
  if (kind === "importedAbsorption" && !isInCity(buyerRegion)) refuseRow("buyerElsewhere", { value: buyerRegion });
}

function readFacts(reader: RowReader): ImportedFacts {
  const name = reader.name("title");
  const sellerRegion = reader.region("sellerRegion");
  const buyerRegion = reader.region("buyerRegion");
  judgePlaces(reader.frame.kind, sellerRegion, buyerRegion);
  const signedOn = reader.day("signedOn");
  const registeredOn = reader.day("registeredOn");
  const registrationNo = reader.number(registeredOn);
  if (registeredOn < signedOn) refuseRow("beforeSigning", { value: signedOn });
  const totalAmount = reader.money("totalAmount");
  const technicalAmount = reader.money("technicalAmount");
  if (technicalAmount > totalAmount) refuseRow("technicalAboveTotal");
  const contractClass = reader.word("contractClass", CONTRACT_CLASSES, CLASS_WORDS);
  const field = reader.text("techField") === "" ? null : reader.word("techField", TECH_FIELDS, FIELD_WORDS);
  const chainCode = reader.chain();
  const [sellerName, buyerName] = [reader.name("sellerName"), reader.name("buyerName")];
  const places = { sellerName, sellerRegion, buyerName, buyerRegion };
  return { registrationNo, name, class: contractClass, field, chainCode, ...places, signedOn, registeredOn, totalAmount, technicalAmount };
}

/** What the row says, or the first reason for which it cannot be taken. */
export function contractRowOf(row: Row, frame: RowFrame): JudgedContract {
  try {
    const reader = new RowReader(row, frame);
    return { value: { facts: readFacts(reader), isNotDouble: YES_WORDS.includes(reader.text("notDouble").toLowerCase()) } };
  } catch (error) {
    if (error instanceof ContractRowProblem) return { problem: error.problem };
    throw error;
  }
}
