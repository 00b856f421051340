// Answers `/api/v1/pools`.
import { publicPoolsAfter } from "#app/domain/pools/public-queries.server.ts";
import { answering } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listPools } from "./operations.server.ts";
import { poolView } from "./shapes/pool.server.ts";

export const loader = answering(listPools, async ({ services, query, publicUrl, places }) => {
  const { limit, cursor, chain } = query;
  const rows = await publicPoolsAfter(services.reads, { after: readCursor("pools", cursor), limit: limit + 1, chain });
  const page = pageOf("pools", rows, limit, (row) => row.code);
  const index = await places();
  return { items: page.rows.map((row) => poolView(publicUrl, index, row)), next: page.next };
});
