// Knows what an importer reads of one batch, put together for its page; must never take a row.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { FIELDS_OF, requiredFields } from "#app/domain/imports/columns.ts";
import { importersMoves, isWorking, ROW_RESULTS } from "#app/domain/imports/import-batch.ts";
import { mayImport } from "#app/domain/imports/policy.ts";
import { type BatchPage, batchPage, batchReport, REPORT_FILTERS, REPORT_PAGE_SIZE, type ReportFilter } from "#app/domain/imports/queries.server.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** The importer and his batch, or 403 and 404. */
export async function readableBatch({ request, context, params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayImport(actor)) forbidden();
  const page = await batchPage(servicesFrom(context).reads, params.id ?? "");
  if (!page) notFound();
  return { actor, page };
}

function filterOf(params: URLSearchParams, counts: BatchPage["counts"]): ReportFilter {
  const asked = REPORT_FILTERS.find((name) => name === params.get("rows"));
  return asked ?? (counts.refused > 0 ? "refused" : "all");
}

async function reportOf(reads: Reads, { batch, counts, undone }: BatchPage, params: URLSearchParams) {
  const filter = filterOf(params, counts);
  const page = /^[1-9]\d{0,4}$/u.test(params.get("page") ?? "") ? Number(params.get("page")) : 1;
  const { rows, total } = await batchReport(reads, batch, filter, page);
  const all = ROW_RESULTS.reduce((sum, name) => sum + counts[name], 0);
  const filters = [...ROW_RESULTS.map((name) => ({ name, count: counts[name] })), { name: "kept", count: undone.kept }, { name: "all", count: all }];
  return { filter, filters: filters.filter((one) => one.count > 0), rows, page, pages: Math.max(1, Math.ceil(total / REPORT_PAGE_SIZE)) };
}

export async function shownBatch(reads: Reads, found: BatchPage, params: URLSearchParams) {
  const { catalogue: _catalogue, actorId: _actorId, fileHash: _fileHash, ...batch } = found.batch;
  return {
    batch: { ...batch, fileName: batch.fileName || batch.source },
    isWorking: isWorking(batch.state),
    moves: importersMoves(batch.state),
    fields: FIELDS_OF[batch.kind],
    requiredFields: requiredFields(batch.kind),
    hasNews: found.counts.created + found.counts.updated > 0,
    report: await reportOf(reads, found, params),
  };
}
