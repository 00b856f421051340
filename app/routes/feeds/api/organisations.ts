// Answers `/api/v1/organisations`.
import { publicOrganisationsAfter } from "#app/domain/people/public-queries.server.ts";
import { answering } from "./answer.server.ts";
import { pageOf, readCursor } from "./cursor.server.ts";
import { listOrganisations } from "./operations.server.ts";
import { organisationView } from "./shapes/city.server.ts";

export const loader = answering(listOrganisations, async ({ services, query, publicUrl, places }) => {
  const { limit, cursor, kind, district } = query;
  const rows = await publicOrganisationsAfter(services.reads, { after: readCursor("organisations", cursor), limit: limit + 1, kind, district });
  const page = pageOf("organisations", rows, limit, (row) => row.id);
  const index = await places();
  return { items: page.rows.map((row) => organisationView(publicUrl, index, row)), next: page.next };
});
