// Knows how rule sets and code lists are read; must never judge a contract by them.
import type { Day } from "#app/kernel/time.ts";
import type { ContractRuleSetTable } from "#db/schema.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { CodeList } from "./content.ts";
import { type Fact, inForceOn, RULE_SET_SUBJECT, type RuleSet, type Sourced } from "./rule-set.ts";

const COLUMNS = [
  "code",
  "validFrom",
  "title",
  "decideDays",
  "supplementDays",
  "secondReviewYuan",
  "numberLength",
  "numberLetters",
  "mandatory",
  "sources",
] as const;

function ruleSetOf(row: Pick<ContractRuleSetTable, (typeof COLUMNS)[number]>): RuleSet {
  return {
    ...row,
    validFrom: row.validFrom as Day,
    numberLetters: row.numberLetters === 1,
    mandatory: JSON.parse(row.mandatory) as readonly Fact[],
    sources: JSON.parse(row.sources) as Record<Sourced, string>,
  };
}

/** Every set, the first first. */
export async function allRuleSets(reads: Reads): Promise<readonly RuleSet[]> {
  const rows = await reads.selectFrom("contractRuleSet").select(COLUMNS).orderBy("validFrom").execute();
  return rows.map(ruleSetOf);
}

/** The set in force on `day`; every instance has one from its birth. */
export async function ruleSetOn(reads: Reads, day: Day): Promise<RuleSet> {
  const set = inForceOn(await allRuleSets(reads), day);
  if (!set) throw new Error("there is no rule set for contracts");
  return set;
}

/** What a contract that was judged by `code` keeps; undefined for a code from elsewhere. */
export async function ruleSetNamed(reads: Reads, code: string): Promise<RuleSet | undefined> {
  const row = await reads.selectFrom("contractRuleSet").select(COLUMNS).where("code", "=", code).executeTakeFirst();
  return row && ruleSetOf(row);
}

export type CodeName = { readonly code: string; readonly zh: string; readonly en: string; readonly source: string };

/** The form's lists in their official order. */
export async function readCodeLists(reads: Reads): Promise<Readonly<Record<CodeList, readonly CodeName[]>>> {
  const rows = await reads.selectFrom("contractCode").select(["list", "code", "nameZh", "nameEn", "source"]).orderBy("list").orderBy("sort").execute();
  const of = (list: CodeList) => rows.filter((row) => row.list === list).map(({ code, nameZh, nameEn, source }) => ({ code, zh: nameZh, en: nameEn, source }));
  return { nature: of("nature"), planSource: of("planSource"), goal: of("goal"), industry: of("industry") };
}

/** How many contracts were judged by each set, by its code. */
export async function judgedBy(reads: Reads): Promise<Readonly<Record<string, number>>> {
  const rows = await reads
    .selectFrom("techContract")
    .select((eb) => ["ruleSet", eb.fn.countAll<number>().as("count")])
    .groupBy("ruleSet")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.ruleSet, Number(row.count)]));
}

/** Contracts still being written or handled: their later steps are judged by the rules of their day. */
export async function openContracts(reads: Reads): Promise<number> {
  const { count } = await reads
    .selectFrom("techContract")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("state", "in", ["prepared", "submitted", "supplement", "accepted", "secondReview"])
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What was changed of the sets, by whom, newest first. */
export async function ruleSetChanges(reads: Reads) {
  return reads
    .selectFrom("event")
    .leftJoin("person", "person.id", "event.actorId")
    .select(["event.seq", "event.at", "event.nounId as subject", "person.name as personName", "event.data"])
    .where("event.noun", "=", "setting")
    .where("event.nounId", ">=", `${RULE_SET_SUBJECT}.`)
    .where("event.nounId", "<", `${RULE_SET_SUBJECT}/`)
    .orderBy("event.seq", "desc")
    .limit(100)
    .execute();
}
