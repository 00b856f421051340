// Knows how registered contracts live on in the demo city: amended, paid, ended early; must never write a posting itself.
import { amendContract } from "#app/domain/contracts/commands/amend-contract.server.ts";
import { approveIncome } from "#app/domain/contracts/commands/approve-income.server.ts";
import { terminateContract } from "#app/domain/contracts/commands/terminate-contract.server.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { fen } from "#app/kernel/money.ts";
import { type City, dayAgo, momentAgo, officialOf, type Scene } from "./scene.ts";

/** `restated` was registered in an earlier year and amended in this one. */
export type ContractLife = "amended" | "paid" | "terminated" | "restated";
export type Lived = { readonly life: ContractLife; readonly form: ContractForm; readonly seller: Actor; readonly registeredAgo: number };

/** A part of a sum in whole 千元, as contracts are amended. */
function partOf(amount: number, percent: number) {
  return fen(Math.floor((amount * percent) / 10_000_000) * 100_000);
}

function amended(city: City, { form, life }: Lived, contractIdOf: () => string, percent: number, reason: string): Scene {
  const ago = life === "restated" ? 20 : 12;
  return {
    at: momentAgo(city, ago, 14),
    run: (tx, now) => {
      const technicalAmount = partOf(form.technicalAmount, percent);
      const totalAmount = fen(form.totalAmount - form.technicalAmount + technicalAmount);
      const { name, class: kind, field, chainCode, buyer, validTo } = form;
      const kept = { name, class: kind, field, chainCode, buyer, validTo };
      const amendment = { ...kept, effectiveOn: dayAgo(city, ago + 5), totalAmount, technicalAmount, reason };
      return amendContract(tx, officialOf(city, "clerk"), { contractId: contractIdOf(), file: null, ...amendment }, now);
    },
  };
}

function paid(city: City, { form }: Lived, contractIdOf: () => string, ago: number, percent: number): Scene {
  return {
    at: momentAgo(city, ago, 14),
    run: (tx, now) => {
      const receipt = { receivedOn: dayAgo(city, ago + 3), amount: partOf(form.technicalAmount, percent), kind: "price" as const };
      return approveIncome(tx, officialOf(city, "clerk"), { contractId: contractIdOf(), file: null, evidenceNo: `示例发票-${ago}`, ...receipt }, now);
    },
  };
}

/** What happened after the registration, in its order. */
export function lifeScenes(city: City, lived: Lived, contractIdOf: () => string): readonly Scene[] {
  const { life, seller } = lived;
  if (life === "amended") return [amended(city, lived, contractIdOf, 120, "补充协议：增加一条中试线的工艺开发（示例）")];
  if (life === "restated") return [amended(city, lived, contractIdOf, 60, "补充协议：取消第三阶段的研发内容（示例）")];
  if (life === "paid") return [paid(city, lived, contractIdOf, 18, 30), paid(city, lived, contractIdOf, 9, 40)];
  const ended: Scene = {
    at: momentAgo(city, 15, 10),
    run: (tx, now) =>
      terminateContract(tx, seller, { contractId: contractIdOf(), terminatedOn: dayAgo(city, 16), reason: "双方协商解除，已完成第一阶段（示例）" }, now),
  };
  return [ended, amended(city, lived, contractIdOf, 50, "合同解除，按已履行部分减计（示例）")];
}
