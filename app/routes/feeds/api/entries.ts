// Answers `/api/v1/pools/{code}/entries`.
import { publicEntriesAfter, publicPool } from "#app/domain/pools/public-queries.server.ts";
import { fail } from "#app/web/problem.server.ts";
import { answering } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listEntries } from "./operations.server.ts";
import { entryView } from "./shapes/pool.server.ts";

export const loader = answering(listEntries, async ({ services, query, param, publicUrl }) => {
  const pool = (await publicPool(services.reads, param("code"))) ?? fail("notFound");
  const list = `entries ${pool.code}`;
  const rows = await publicEntriesAfter(services.reads, pool.id, { after: readCursor(list, query.cursor), limit: query.limit + 1 });
  const page = pageOf(list, rows, query.limit, (row) => row.outcomeCode);
  return { items: page.rows.map((row) => entryView(publicUrl, row)), next: page.next };
});
