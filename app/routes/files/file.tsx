// Knows how a kept file leaves the house: as an attachment, to those who may read it; must never render one.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { mayReadContract } from "#app/domain/contracts/policy.ts";
import { contractForFile } from "#app/domain/contracts/queries.server.ts";
import { canReadFile } from "#app/domain/files/policy.ts";
import { type FileFacts, fileFacts, partyOrgIds } from "#app/domain/files/queries.server.ts";
import { isPublicOutcome } from "#app/domain/outcomes/policy.ts";
import { outcomeFacts } from "#app/domain/outcomes/queries.server.ts";
import { isBureau } from "#app/kernel/actor.ts";
import { kitEn } from "#app/ui/text/en/kit.ts";
import { kitZh } from "#app/ui/text/zh/kit.ts";
import { viewerOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** Public evidence is public with the version that names it, not before. */
async function isThingPublic(reads: Reads, file: FileFacts): Promise<boolean> {
  if (file.noun !== "outcome") return false;
  const outcome = await outcomeFacts(reads, file.nounId);
  const isNamed = outcome?.content?.trlEvidence.some((one) => one.fileId === file.id) ?? false;
  return outcome !== undefined && isPublicOutcome(outcome) && isNamed;
}

/** A file's address has no page of its own to say so. */
async function noSuchFile(request: Request): Promise<never> {
  const words = (await languageOf(request)) === "en" ? kitEn : kitZh;
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  throw new Response(`${words["error.404"]} ${words["error.404.next"]}\n`, { status: 404, statusText: "Not Found", headers });
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { reads, files } = servicesFrom(context);
  const viewer = await viewerOf({ request, context });
  const file = await fileFacts(reads, params.id ?? "");
  if (!file) return noSuchFile(request);
  const access = {
    audience: file.audience,
    orgId: file.orgId,
    partyOrgIds: await partyOrgIds(reads, file.noun, file.nounId),
    isThingPublic: await isThingPublic(reads, file),
  };
  const isReviewer = file.noun === "outcome" && file.audience === "public" && isBureau(viewer, "publisher");
  const contract = await contractForFile(reads, file);
  if (!isReviewer && !canReadFile(viewer, access) && !(contract && mayReadContract(viewer, contract))) return noSuchFile(request);
  const bytes = await files.open(file.hash);
  if (!bytes) return noSuchFile(request);
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Length": String(file.size),
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`,
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
