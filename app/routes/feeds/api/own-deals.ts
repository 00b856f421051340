// Answers `/api/v1/own/deals` to a token with the scope for it.
import { ownDealsAfter } from "#app/domain/deals/own-queries.server.ts";
import { answering, ownActor } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listOwnDeals } from "./operations.server.ts";
import { ownDealView } from "./shapes/own.server.ts";

export const loader = answering(listOwnDeals, async ({ services, query, publicUrl, now }) => {
  const asked = { orgId: ownActor(services).orgId, after: readCursor("deals", query.cursor), limit: query.limit + 1 };
  const page = pageOf("deals", await ownDealsAfter(services.reads, asked, now), query.limit, (row) => row.code);
  return { items: page.rows.map((row) => ownDealView(publicUrl, row)), next: page.next };
});
