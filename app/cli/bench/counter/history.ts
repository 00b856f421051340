// Knows the order of a generated history: who is registered in each turn, and whom fate overtakes before it; pure, must never write.
import type { Instant } from "#app/kernel/time.ts";
import { type Fate, type Generated, generatedContract } from "./generated-contract.ts";

export const CONTRACTS_A_TURN = 500;

export type Overtaken = { readonly made: Generated; readonly fate: Fate };
/** `due` happens at `at`, before `made` are registered; serials begin at `from`. */
export type Turn = { readonly from: number; readonly at: Instant; readonly due: readonly Overtaken[]; readonly made: readonly Generated[] };

/** All in the order of their recording; amendments, annulments and receipts come when as many others have come as their fate says. */
export function* turnsOf(count: number, instituteIds: readonly string[]): Generator<Turn> {
  const pending = new Map<number, Overtaken[]>();
  for (let from = 0; from < count; from += CONTRACTS_A_TURN) {
    const size = Math.min(CONTRACTS_A_TURN, count - from);
    const made = Array.from({ length: size }, (_, at) => generatedContract(from + at, count, instituteIds));
    const due = pending.get(from / CONTRACTS_A_TURN) ?? [];
    pending.delete(from / CONTRACTS_A_TURN);
    yield { from, at: (made[0] as Generated).recordedAt, due, made };
    for (const one of made) {
      if (one.fate === null) continue;
      const turn = Math.ceil((from + size + one.fate.after) / CONTRACTS_A_TURN);
      const waiting = pending.get(turn) ?? [];
      pending.set(turn, waiting);
      waiting.push({ made: one, fate: one.fate });
    }
  }
}

/** The row of a contract that was registered elsewhere. */
export function rowOf({ contract, recordedAt, fate: _later, ...facts }: Generated, serial: number) {
  const { sellerIsInstitute: _kind, ...counted } = contract;
  const nothing = { originId: null, dealId: null, outcomeId: null, buyerOrgId: null, officeOrgId: null, decideBy: null, acceptedBy: null, registeredBy: null };
  const standing = { origin: "importedOutput", content: "{}", state: "registered", ruleSet: "2000", stateReason: "", version: 1 };
  const code = `SX-HT-0000-${String(serial).padStart(7, "0")}`;
  return { ...facts, ...counted, ...nothing, ...standing, code, createdAt: recordedAt, updatedAt: recordedAt };
}
