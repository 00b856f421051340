// Answers `/api/v1/challenges`.
import { publicChallengesAfter } from "#app/domain/challenges/public-queries.server.ts";
import { answering } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listChallenges } from "./operations.server.ts";
import { instantAsked } from "./questions.server.ts";
import { challengeView } from "./shapes/challenge.server.ts";

export const loader = answering(listChallenges, async ({ services, query, publicUrl, places, now }) => {
  const { limit, cursor, chain, district, updatedSince } = query;
  const asked = { after: readCursor("challenges", cursor), limit: limit + 1, chain, district, updatedSince: instantAsked(updatedSince) };
  const page = pageOf("challenges", await publicChallengesAfter(services.reads, asked, now), limit, (row) => row.code);
  const index = await places();
  return { items: page.rows.map((row) => challengeView(publicUrl, index, row)), next: page.next };
});
