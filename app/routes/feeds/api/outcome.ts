// Answers `/api/v1/outcomes/{code}`; what was taken down is gone, what was never public was never there.
import { publicOutcome } from "#app/domain/outcomes/public-queries.server.ts";
import { fail } from "#app/web/problem.server.ts";
import { answering } from "./answer.server.ts";
import { getOutcome } from "./operations.server.ts";
import { outcomeView } from "./shapes/outcome.server.ts";

export const loader = answering(getOutcome, async ({ services, param, publicUrl, places }) => {
  const found = (await publicOutcome(services.reads, param("code"))) ?? fail("notFound");
  if (found === "gone") fail("gone");
  return outcomeView(publicUrl, await places(), found);
});
