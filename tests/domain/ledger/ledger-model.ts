// A second account of what must be counted, kept contract by contract from the words of the rule; it shares no code with the ledger.
import type { PlantedFacts } from "./ledger-scene.ts";

export type Receipt = { readonly id: string; readonly amount: number; month: string; isIn: boolean };
/** A contract: what is in force, and in which month that counts. `batch` 0 came by itself. */
export type Held = {
  readonly id: string;
  facts: PlantedFacts;
  readonly registered: string;
  countsIn: string;
  isIn: boolean;
  readonly batch: number;
  readonly receipts: Receipt[];
};

export function basesOf(facts: PlantedFacts): string[] {
  const seller = facts.sellerRegion.startsWith("3306");
  const buyer = facts.buyerRegion.startsWith("3306");
  return [seller && "output", buyer && "absorption", seller && buyer && "inside"].filter((one) => one !== false);
}

/** The running year moves to the month of now; a year that is over stays where it was counted. */
export function correctedIn(month: string, now: string): string {
  return month.slice(0, 4) === now.slice(0, 4) ? now : month;
}

export type Sums = Record<string, number>;

export function sumUp(parts: Iterable<readonly [string, number]>): Sums {
  const sums = new Map<string, number>();
  for (const [key, amount] of parts) sums.set(key, (sums.get(key) ?? 0) + amount);
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).sort());
}

const PLACES = ["sellerRegion", "buyerRegion", "class", "chainCode", "field"] as const;
const district = (region: string) => (region.startsWith("3306") ? region : "-");

/** `dimension|value` under which a contract is counted; no seller here is an institute. */
function cutsOf({ sellerRegion, buyerRegion, class: kind, chainCode, field }: PlantedFacts): string[] {
  const [seller, buyer] = [district(sellerRegion), district(buyerRegion)];
  const places = ["all|all", `sellerDistrict|${seller}`, `buyerDistrict|${buyer}`, `districtPair|${seller}>${buyer}`];
  return [...places, `class|${kind}`, `chain|${chainCode ?? "-"}`, `field|${field ?? "-"}`, "institute|-"];
}

export class LedgerModel {
  readonly held: Held[] = [];
  readonly #account = new Map<string, [string, number][]>();
  batches = 0;

  #add(id: string, month: string, facts: PlantedFacts, sign: 1 | -1, sums: readonly (readonly [string, number])[]): void {
    const parts = basesOf(facts).flatMap((basis) =>
      sums.flatMap(([kind, amount]) => cutsOf(facts).map((cut): [string, number] => [`${month}|${kind}|${basis}|${cut}`, sign * amount])),
    );
    this.#account.set(id, [...(this.#account.get(id) ?? []), ...parts]);
  }

  #addContract(id: string, month: string, facts: PlantedFacts, sign: 1 | -1): void {
    this.#add(id, month, facts, sign, [
      ["total", facts.totalAmount],
      ["technical", facts.technicalAmount],
    ]);
  }

  pick(at: number, test: (held: Held) => boolean = () => true): Held | undefined {
    const fit = this.held.filter((held) => held.isIn && test(held));
    return fit[at % Math.max(fit.length, 1)];
  }

  register(id: string, facts: PlantedFacts, month: string, batch: number): Held {
    const held: Held = { id, facts, registered: month, countsIn: month, isIn: true, batch, receipts: [] };
    this.held.push(held);
    this.#addContract(id, month, facts, 1);
    return held;
  }

  receive(held: Held, amount: number, month: string): Receipt {
    const receipt = { id: `${held.id}-${held.receipts.length}`, amount, month, isIn: true };
    held.receipts.push(receipt);
    this.#add(held.id, month, held.facts, 1, [["income", amount]]);
    return receipt;
  }

  takeBack(held: Held, receipt: Receipt, now: string): void {
    receipt.isIn = false;
    this.#add(held.id, correctedIn(receipt.month, now), held.facts, -1, [["income", receipt.amount]]);
  }

  amend(held: Held, facts: PlantedFacts, now: string): void {
    const before = held.facts;
    held.facts = facts;
    const isMoved = PLACES.some((key) => before[key] !== facts[key]);
    if (isMoved || before.totalAmount !== facts.totalAmount || before.technicalAmount !== facts.technicalAmount) {
      const month = correctedIn(held.countsIn, now);
      this.#addContract(held.id, month, before, -1);
      this.#addContract(held.id, month, facts, 1);
      held.countsIn = month;
    }
    if (isMoved) for (const receipt of held.receipts.filter((one) => one.isIn)) this.#moveReceipt(held, receipt, before, now);
  }

  #moveReceipt(held: Held, receipt: Receipt, before: PlantedFacts, now: string): void {
    receipt.month = correctedIn(receipt.month, now);
    this.#add(held.id, receipt.month, before, -1, [["income", receipt.amount]]);
    this.#add(held.id, receipt.month, held.facts, 1, [["income", receipt.amount]]);
  }

  /** Annulled or undone: every month is as if it had never been. */
  drop(held: Held): void {
    held.isIn = false;
    this.#account.delete(held.id);
  }

  /** By month, amount kind, basis, dimension and its value. */
  cuts(): Sums {
    return sumUp([...this.#account.values()].flat());
  }

  /** V(Y,t): by year of registration, the sums in force. */
  years(): Sums {
    const inForce = this.held.filter((held) => held.isIn);
    return sumUp(
      inForce.flatMap(({ registered, facts }) =>
        basesOf(facts).flatMap((basis): [string, number][] => [
          [`${registered.slice(0, 4)}|total|${basis}`, facts.totalAmount],
          [`${registered.slice(0, 4)}|technical|${basis}`, facts.technicalAmount],
        ]),
      ),
    );
  }
}
