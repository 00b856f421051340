// Knows what stands around a contract on its page: its deal, its rules in words, its papers, its look-alikes; must never judge it.
import { hasContractText } from "#app/domain/contracts/contract-files.server.ts";
import { draftOf } from "#app/domain/contracts/draft.ts";
import { isOffice, mayEditContract } from "#app/domain/contracts/policy.ts";
import { type ContractFacts, lookAlikes } from "#app/domain/contracts/queries.server.ts";
import { WAITING } from "#app/domain/contracts/queue.ts";
import { ruleSetNamed } from "#app/domain/contracts/rule-sets.server.ts";
import { dealCodeFor } from "#app/domain/deals/queries.server.ts";
import { filesOf } from "#app/domain/files/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { ShownPaper } from "#app/ui/contracts/shown-contract.ts";
import { languageOf } from "#app/web/language.server.ts";
import type { Services } from "#app/web/services.ts";
import { chainOptions } from "./chains.server.ts";
import { checkedDraft } from "./check.server.ts";
import { contractCodes } from "./codes.server.ts";
import type { Around } from "./shown.server.ts";

export async function contractAround({ reads }: Services, request: Request, actor: Actor, contract: ContractFacts): Promise<Around> {
  const language = await languageOf(request);
  const chains = await chainOptions(reads, language);
  return {
    chains,
    dealCode: await dealCodeFor(reads, actor, contract.dealId),
    chainName: chains.find((chain) => chain.value === contract.chainCode)?.label ?? contract.chainCode,
    ruleTitle: (await ruleSetNamed(reads, contract.ruleSet))?.title ?? contract.ruleSet,
    codes: await contractCodes(reads, language),
  };
}

/** For the office, that a contract counts once; drafts are still their sellers' own. */
export async function alikeFor(reads: Services["reads"], actor: Actor, contract: ContractFacts) {
  const alike = isOffice(actor) ? await lookAlikes(reads, contract) : [];
  return alike.filter(({ state }) => state !== "prepared");
}

/** The pre-check of what is not decided yet, for who decides next: its seller's people, or the office that has it before it. */
export async function checkFor(services: Services, actor: Actor, contract: ContractFacts) {
  const isForOffice = isOffice(actor) && WAITING.some((state) => state === contract.state);
  if (!isForOffice && !mayEditContract(actor, contract)) return null;
  return checkedDraft(services, draftOf(contract, contract.content, await hasContractText(services.reads, contract.id)));
}

/** Whoever may read the contract may read its papers. */
export async function contractPapers(reads: Services["reads"], contractId: string): Promise<readonly ShownPaper[]> {
  const files = await filesOf(reads, "techContract", contractId);
  return files.map(({ id, name, hash, purpose, uploadedAt }) => ({ id, name, hash, purpose, uploadedAt }));
}
