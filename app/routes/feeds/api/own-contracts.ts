// Answers `/api/v1/own/contracts` to a token with the scope for it.
import { ownContractsAfter } from "#app/domain/contracts/own-queries.server.ts";
import { answering, ownActor } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listOwnContracts } from "./operations.server.ts";
import { ownContractView } from "./shapes/own.server.ts";

export const loader = answering(listOwnContracts, async ({ services, query, publicUrl }) => {
  const asked = { orgId: ownActor(services).orgId, after: readCursor("contracts", query.cursor), limit: query.limit + 1 };
  const page = pageOf("contracts", await ownContractsAfter(services.reads, asked), query.limit, (row) => row.code);
  return { items: page.rows.map((row) => ownContractView(publicUrl, row)), next: page.next };
});
