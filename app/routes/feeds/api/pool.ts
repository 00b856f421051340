// Answers `/api/v1/pools/{code}`.
import { publicPool } from "#app/domain/pools/public-queries.server.ts";
import { fail } from "#app/web/problem.server.ts";
import { answering } from "./answer.server.ts";
import { getPool } from "./operations.server.ts";
import { poolView } from "./shapes/pool.server.ts";

export const loader = answering(getPool, async ({ services, param, publicUrl, places }) => {
  const found = (await publicPool(services.reads, param("code"))) ?? fail("notFound");
  return poolView(publicUrl, await places(), found);
});
