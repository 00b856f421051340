// Answers `/api/v1/outcomes`.
import { publicOutcomesAfter } from "#app/domain/outcomes/public-queries.server.ts";
import { answering } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listOutcomes } from "./operations.server.ts";
import { instantAsked } from "./questions.server.ts";
import { outcomeView } from "./shapes/outcome.server.ts";

export const loader = answering(listOutcomes, async ({ services, query, publicUrl, places }) => {
  const { limit, cursor, chain, district, updatedSince } = query;
  const asked = { after: readCursor("outcomes", cursor), limit: limit + 1, chain, district, updatedSince: instantAsked(updatedSince) };
  const page = pageOf("outcomes", await publicOutcomesAfter(services.reads, asked), limit, (row) => row.code);
  const index = await places();
  return { items: page.rows.map((row) => outcomeView(publicUrl, index, row)), next: page.next };
});
