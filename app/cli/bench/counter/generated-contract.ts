// Knows how a contract of a five-year history is drawn from its serial number alone; pure, the same serial gives the same contract.
import { createHash } from "node:crypto";
import { CONTRACT_CLASSES, TECH_FIELDS } from "#app/domain/contracts/contract.ts";
import type { LedgerContract } from "#app/domain/ledger/ledger.ts";
import { type Money, yuan } from "#app/kernel/money.ts";
import { addDays, type Day, dayOf, type Instant, instantOf } from "#app/kernel/time.ts";
import { type Chance, chanceFrom } from "#seeds/random.ts";
import { CHAINS } from "#seeds/reference/chains.ts";
import { DISTRICTS } from "#seeds/reference/districts.ts";

export const FIRST_YEAR = 2022;
const YEARS = 5;
/** The last year of the history ends here, so that it is still running. */
export const HISTORY_END = "2026-12-01T02:00:00.000Z" as Instant;
const SEED = 330_600;
const OUTSIDE = ["330100", "310000", "320500", "330200"] as const;
/** Registration bunches: half of a year's contracts come in its last three months. */
const LAST_QUARTER_FROM = 0.75;
const ABSORBED = 0.2;
const BUYER_HERE = 0.45;
const BY_INSTITUTE = 0.3;
const MOST_DAYS_LATE = 5;

export type Sums = { readonly totalAmount: Money; readonly technicalAmount: Money };
/** What happens to it later, counted in contracts that come in between. */
export type Fate =
  | { readonly do: "amend"; readonly after: number; readonly sums: Sums }
  | { readonly do: "annul"; readonly after: number }
  | { readonly do: "receive"; readonly after: number; readonly amount: Money };
export type Generated = {
  readonly contract: LedgerContract;
  readonly name: string;
  readonly sellerName: string;
  readonly buyerName: string;
  readonly registrationNo: string;
  readonly signedOn: Day;
  readonly registeredOn: Day;
  readonly recordedAt: Instant;
  readonly fate: Fate | null;
};

/** As random to the eye as a real id, and known from the serial. */
function generatedId(serial: number): string {
  const hex = createHash("md5").update(`contract ${serial}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** When the contract with this place in the whole is recorded: later serials never earlier. */
function recordedAt(serial: number, count: number): Instant {
  const share = (serial / count) * YEARS;
  const year = FIRST_YEAR + Math.floor(share);
  const within = share - Math.floor(share);
  const part = within < 0.5 ? within * 2 * LAST_QUARTER_FROM : LAST_QUARTER_FROM + (within - 0.5) * 2 * (1 - LAST_QUARTER_FROM);
  // The first year has no year before it to be late for.
  const start = Date.UTC(year, 0, year === FIRST_YEAR ? 8 : 2, 2);
  const end = Math.min(Date.UTC(year, 11, 31, 2), Date.parse(HISTORY_END));
  return instantOf(Math.floor(start + part * (end - start)));
}

/** Between 5万 and 3,800万 元, small ones more often; whole thousands, technical between four tenths and all of it. */
function sumsOf(chance: Chance): Sums {
  const total = Math.round((50_000 * 760 ** (chance.next() ** 2)) / 1_000) * 1_000;
  return { totalAmount: yuan(total), technicalAmount: yuan(Math.round((total * chance.between(40, 100)) / 100)) };
}

function fateOf(chance: Chance, sums: Sums, count: number): Fate | null {
  const after = chance.between(1, Math.max(2, Math.floor(count / 4)));
  const lot = chance.next();
  if (lot < 0.03) return { do: "amend", after, sums: sumsOf(chance) };
  if (lot < 0.04) return { do: "annul", after };
  return lot < 0.06 ? { do: "receive", after, amount: Math.floor(sums.technicalAmount / 3) as Money } : null;
}

/** Contract `serial` of `count`; `instituteIds` are organisations that some of the sellers are. */
export function generatedContract(serial: number, count: number, instituteIds: readonly string[]): Generated {
  const chance = chanceFrom(SEED + serial);
  const isAbsorbed = chance.next() < ABSORBED;
  const district = () => chance.pick(DISTRICTS).code;
  const sellerRegion = isAbsorbed ? chance.pick(OUTSIDE) : district();
  const buyerRegion = isAbsorbed || chance.next() < BUYER_HERE ? district() : chance.pick(OUTSIDE);
  const sellerOrgId = !isAbsorbed && instituteIds.length > 0 && chance.next() < BY_INSTITUTE ? chance.pick(instituteIds) : null;
  const sums = sumsOf(chance);
  const at = recordedAt(serial, count);
  const registeredOn = addDays(dayOf(at), -chance.between(0, MOST_DAYS_LATE));
  return {
    contract: {
      ...{ ...sums, id: generatedId(serial), sellerRegion, buyerRegion, sellerOrgId, sellerIsInstitute: sellerOrgId !== null },
      class: chance.pick(CONTRACT_CLASSES),
      chainCode: chance.next() < 0.8 ? chance.pick(CHAINS).code : null,
      field: chance.pick(TECH_FIELDS),
    },
    name: `示例技术合同第${serial}号`,
    sellerName: `示例卖方${chance.between(1, 4_000)}`,
    buyerName: `示例买方${chance.between(1, 9_000)}`,
    registrationNo: `${registeredOn.slice(0, 4)}9999${String(serial).padStart(8, "0")}`,
    ...{ signedOn: addDays(registeredOn, -chance.between(1, 60)), registeredOn, recordedAt: at },
    fate: fateOf(chance, sums, count),
  };
}
