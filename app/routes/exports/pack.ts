// Knows the address of a pack's spreadsheet, the same bytes at every download; must never compute a figure.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { snapshotById } from "#app/domain/oversight/queries/snapshots.server.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { XLSX_TYPE } from "#app/web/table-file.server.ts";
import { packBytes } from "../desk/pack-store.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!canReadDesk(actor)) forbidden();
  const services = servicesFrom(context);
  const snapshot = (await snapshotById(services.reads, params.id ?? "")) ?? notFound();
  const { bytes, hash } = await packBytes(services, actor, snapshot, "xlsx", await languageOf(request));
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": XLSX_TYPE,
      "Content-Disposition": `attachment; filename="pack-${snapshot.row.period}-${snapshot.row.serial}.xlsx"`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
      ETag: `"${hash}"`,
    },
  });
}
