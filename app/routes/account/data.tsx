// Hands a person everything that is kept about him, as one JSON document.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { ownData } from "#app/domain/people/queries/own-data.server.ts";
import { requirePerson } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { person } = await requirePerson({ request, context });
  const { reads, clock } = servicesFrom(context);
  const body = JSON.stringify(await ownData(reads, person.id, clock()), null, 2);
  return new Response(body, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
      "Cache-Control": "private, no-store",
    },
  });
}
