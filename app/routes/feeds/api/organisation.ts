// Answers `/api/v1/organisations/{id}`.
import { publicOrganisation } from "#app/domain/people/public-queries.server.ts";
import { fail } from "#app/web/problem.server.ts";
import { answering } from "./answer.server.ts";
import { getOrganisation } from "./operations.server.ts";
import { organisationView } from "./shapes/city.server.ts";

export const loader = answering(getOrganisation, async ({ services, param, publicUrl, places }) => {
  const found = (await publicOrganisation(services.reads, param("id"))) ?? fail("notFound");
  return organisationView(publicUrl, await places(), found);
});
