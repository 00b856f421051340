// Knows how a seller adds a paper to a contract that is still his; must never read its bytes.
import type { StoredFile } from "#app/domain/files/file.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { SellerPaper } from "../content.ts";
import { legalContractMove } from "../contract.ts";
import { keepPaper } from "../contract-files.server.ts";
import { loadContract, saveContract } from "../load-contract.server.ts";
import { demandContractParty } from "../policy.ts";

export type AddPaper = { readonly contractId: string; readonly purpose: SellerPaper; readonly file: StoredFile };

/** Only while the contract may be edited: what was handed in stays as it was. Refuses `contract.wrongState`, `contract.notSeller`. */
export async function addPaper(tx: Tx, actor: Actor, { contractId, purpose, file }: AddPaper, now: Instant): Promise<void> {
  const row = await loadContract(tx, contractId);
  demandContractParty(actor, ["seller"], row);
  legalContractMove(row.state, "edit");
  await saveContract(tx, row, {}, now);
  await keepPaper(tx, actor, { contractId: row.id, purpose, file }, now);
}
