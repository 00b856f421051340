// A doubtful contract among parties that nobody else may learn of, judged with a secret in its reason, through the product's commands.

import { importContracts } from "#app/domain/contracts/commands/import-contracts.server.ts";
import { judgeAnomaly, takeAnomaly } from "#app/domain/oversight/anomalies/commands/move-anomaly.server.ts";
import { recheckContracts } from "#app/domain/oversight/anomalies/commands/recheck-contracts.server.ts";
import { elsewhere } from "#tests/domain/oversight/anomalies/anomaly-scene.ts";
import type { Planting } from "./market.ts";

/** Seller and buyer are one party: a flag on a single contract. */
export async function plantAnomaly({ site, secrets, cast }: Planting): Promise<string[]> {
  const { unitOfWork, reads } = site.composed;
  const seller = secrets.word("anomaly.seller");
  const contract = elsewhere({ sellerName: seller, buyerName: seller, name: "示例外地合同" });
  const order = { origin: "importedOutput", batchId: "canary", contracts: [contract] } as const;
  const [taken] = await unitOfWork((tx, now) => importContracts(tx, order, now));
  await unitOfWork((tx, now) => recheckContracts(tx, new Map([[taken?.id ?? "", "import"]]), now));
  const flag = await reads
    .selectFrom("anomaly as a")
    .innerJoin("anomalyContract as c", "c.anomalyId", "a.id")
    .select(["a.id", "a.code"])
    .where("c.contractId", "=", taken?.id ?? "")
    .executeTakeFirstOrThrow();
  await unitOfWork((tx, now) => takeAnomaly(tx, cast.clerk, { anomalyId: flag.id }, now));
  const asked = { anomalyId: flag.id, verdict: "explain", reason: secrets.word("anomaly.verdictReason"), version: 2 } as const;
  await unitOfWork((tx, now) => judgeAnomaly(tx, cast.clerk, asked, now));
  const { code } = await reads
    .selectFrom("techContract")
    .select("code")
    .where("id", "=", taken?.id ?? "")
    .executeTakeFirstOrThrow();
  return ["/desk/anomalies?state=all", `/desk/anomalies/${flag.code}`, `/contracts/${code}`];
}
