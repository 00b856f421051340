// Knows the address of a pack's print view, shown from the bytes as they were rendered once; must never compute a figure.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { snapshotById } from "#app/domain/oversight/queries/snapshots.server.ts";
import type { PackDocument } from "#app/ui/desk/pack-document.ts";
import { PackPage } from "#app/ui/desk/pack-page.tsx";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { packBytes } from "./pack-store.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!canReadDesk(actor)) forbidden();
  const services = servicesFrom(context);
  const snapshot = (await snapshotById(services.reads, params.id ?? "")) ?? notFound();
  const { bytes, hash } = await packBytes(services, actor, snapshot, "print", await languageOf(request));
  const document = JSON.parse(Buffer.from(bytes).toString("utf8")) as PackDocument;
  const stamp = await printStamp(services, request, { content: document, version: snapshot.row.serial });
  return { document, snapshotId: snapshot.row.id, fileHash: hash, isSound: snapshot.isSound, stamp };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.document.title ?? "" }];

export default function PackRoute() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      <PackPage {...loaded} />
      <PrintFooter stamp={loaded.stamp} />
    </>
  );
}
