// Answers `/api/v1/own/trials` to a token with the scope for it.
import { ownTrialsAfter } from "#app/domain/trials/own-queries.server.ts";
import { answering, ownActor } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listOwnTrials } from "./operations.server.ts";
import { ownTrialView } from "./shapes/own.server.ts";

export const loader = answering(listOwnTrials, async ({ services, query, publicUrl, now }) => {
  const asked = { orgId: ownActor(services).orgId, after: readCursor("trials", query.cursor), limit: query.limit + 1 };
  const page = pageOf("trials", await ownTrialsAfter(services.reads, asked, now), query.limit, (row) => row.code);
  return { items: page.rows.map((row) => ownTrialView(publicUrl, row)), next: page.next };
});
