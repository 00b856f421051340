// Knows how the rules, their history and the city's figures are read for the settings pages; must never change one.
import { addCalendarDays, addWorkingDays } from "#app/kernel/calendar.ts";
import { addMonths, type Day } from "#app/kernel/time.ts";
import type { Database } from "#db/schema.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { readHolidayCalendar } from "./queries.server.ts";
import { type GdpKind, type GdpRow, SETTING_CODES, unitOf } from "./rules.ts";
import { SETTING_DEFAULTS, type SettingCode } from "./setting.ts";

export type RuleRow = { readonly validFrom: string | null; readonly value: number; readonly source: string };
/** `now` is in force on the day, `coming` begins later. The default has no first day. */
export type Rule = { readonly code: SettingCode; readonly unit: string; readonly now: RuleRow; readonly coming: readonly RuleRow[] };

async function rowsOf(reads: Reads, codes: readonly SettingCode[]) {
  return reads
    .selectFrom("setting")
    .select(["code", "validFrom", "value", "source"])
    .where("code", "in", [...codes])
    .orderBy("validFrom")
    .execute();
}

function ruleOf(code: SettingCode, rows: readonly { code: string; validFrom: string; value: string; source: string }[], today: Day): Rule {
  const own = rows.filter((row) => row.code === code).map((row) => ({ validFrom: row.validFrom, value: Number(JSON.parse(row.value)), source: row.source }));
  const { value, source } = SETTING_DEFAULTS[code];
  const begun = own.filter((row) => row.validFrom <= today).at(-1);
  return { code, unit: unitOf(code), now: begun ?? { validFrom: null, value, source }, coming: own.filter((row) => row.validFrom > today) };
}

export async function allRules(reads: Reads, today: Day): Promise<readonly Rule[]> {
  const rows = await rowsOf(reads, SETTING_CODES);
  return SETTING_CODES.map((code) => ruleOf(code, rows, today));
}

/** All rows of one rule, its default first, and the rule as it stands. */
export async function ruleHistory(reads: Reads, code: SettingCode, today: Day): Promise<{ readonly rule: Rule; readonly rows: readonly RuleRow[] }> {
  const rows = await rowsOf(reads, [code]);
  const { value, source } = SETTING_DEFAULTS[code];
  const own = rows.map((row) => ({ validFrom: row.validFrom, value: Number(JSON.parse(row.value)), source: row.source }));
  return { rule: ruleOf(code, rows, today), rows: [{ validFrom: null, value, source }, ...own] };
}

type Open = { readonly table: keyof Database; readonly states: readonly string[] };
/** What is under way under a rule, by the noun in its code. */
const OPEN: Readonly<Record<string, Open>> = {
  outcome: { table: "outcomeVersion", states: ["draft", "returned"] },
  transform: { table: "outcome", states: ["listed", "pooled"] },
  trial: {
    table: "trial",
    states: ["requested", "accepted", "termsAgreed", "active", "extended", "convertElected", "pricing", "exitElected", "conversionFailed"],
  },
  priceListing: { table: "priceListing", states: ["open"] },
  challenge: { table: "challenge", states: ["draft", "submitted", "returned", "reviewed", "published"] },
  anomaly: { table: "anomaly", states: ["open", "underWay"] },
  deal: { table: "deal", states: ["negotiating", "noticed", "objected", "noticePassed"] },
};

/** How many things are under way to which the rule belongs; null where nothing of the kind is counted. */
export async function openUnder(reads: Reads, code: SettingCode): Promise<number | null> {
  const open = OPEN[code.split(".")[0] ?? ""];
  if (!open) return null;
  const { count } = await reads
    .selectFrom(open.table as "trial")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "in", [...open.states])
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The last day of a term that begins on `from` under a value; null for rules that are no term. */
export async function lastDayUnder(reads: Reads, code: SettingCode, value: number, from: Day): Promise<Day | null> {
  const unit = unitOf(code);
  if (unit === "months") return addMonths(from, value);
  if (unit !== "days" && unit !== "workingDays") return null;
  const calendar = await readHolidayCalendar(reads);
  return (unit === "days" ? addCalendarDays : addWorkingDays)(from, value, calendar).day;
}

export type Change = { readonly seq: number; readonly at: string; readonly subject: string; readonly personName: string | null; readonly data: string };

function changesQuery(reads: Reads) {
  return reads
    .selectFrom("event")
    .leftJoin("person", "person.id", "event.actorId")
    .select(["event.seq", "event.at", "event.nounId as subject", "person.name as personName", "event.data"])
    .where("event.noun", "=", "setting")
    .orderBy("event.seq", "desc")
    .limit(100);
}

/** What was changed of one rule or one definition, by whom, newest first. */
export async function changesOf(reads: Reads, subject: string): Promise<readonly Change[]> {
  return changesQuery(reads).where("event.nounId", "=", subject).execute();
}

/** The subjects of such changes begin so, with a point behind. */
const FIGURES = ["target", "gdp"] as const;

/** What was changed of targets and GDP figures, by whom, newest first. */
export async function figureChanges(reads: Reads): Promise<readonly Change[]> {
  return changesQuery(reads)
    .where((eb) => eb.or([...FIGURES].map((kind) => eb.and([eb("event.nounId", ">=", `${kind}.`), eb("event.nounId", "<", `${kind}/`)]))))
    .execute();
}

export type TargetRow = { readonly indicatorCode: string; readonly year: number; readonly amount: number; readonly isDemo: number; readonly source: string };

export async function allTargets(reads: Reads): Promise<readonly TargetRow[]> {
  return reads
    .selectFrom("target")
    .select(["indicatorCode", "year", "amount", "isDemo", "source"])
    .orderBy("year", "desc")
    .orderBy("indicatorCode")
    .orderBy("isDemo")
    .execute();
}

export type KeptGdp = GdpRow & { readonly id: string; readonly recordedAt: string };

/** Every figure on record, newest year first; a year's whole before its quarters. */
export async function allGdp(reads: Reads): Promise<readonly KeptGdp[]> {
  const rows = await reads
    .selectFrom("gdp")
    .select(["id", "areaCode", "year", "quarter", "kind", "amount", "publishedOn", "source", "recordedAt"])
    .orderBy("year", "desc")
    .orderBy("areaCode")
    .orderBy("quarter")
    .orderBy("recordedAt", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as GdpKind }));
}
