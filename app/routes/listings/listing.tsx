// Knows the address of one price listing; drafts are there for their owner alone.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDealFromListing } from "#app/domain/deals/commands/open-deal.server.ts";
import { openDraftListing, withdrawListing } from "#app/domain/pools/commands/open-price-listing.server.ts";
import { listingByCode, listingEvents } from "#app/domain/pools/queries.server.ts";
import { actsFor } from "#app/kernel/actor.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ListingPage } from "#app/ui/pools/listing-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import { backOr } from "#app/web/back.server.ts";
import { readBody } from "#app/web/form.server.ts";
import { type Ask, notFound, requireActor, viewerOf } from "#app/web/guard.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { blockOf, canSeeListing, isFrozen, isTakeable, movesOf, shownListing } from "./view.ts";

async function seenListing(ask: Ask, code: string | undefined) {
  const { reads, clock } = servicesFrom(ask.context);
  const viewer = await viewerOf(ask);
  const now = clock();
  const listing = (await listingByCode(reads, code ?? "", now)) ?? notFound();
  if (!canSeeListing(viewer, listing)) notFound();
  return { viewer, listing, now };
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { viewer, listing, now } = await seenListing({ request, context }, params.code);
  const { reads } = servicesFrom(context);
  return {
    listing: shownListing(viewer, listing),
    isTakeable: isTakeable(listing, now),
    moves: movesOf(viewer, listing, now),
    isPublic: viewer === null,
    isFrozen: isFrozen(listing),
    blocked: blockOf(viewer, listing),
    events: await listingEvents(reads, listing.id, actsFor(viewer, listing.ownerOrgId)),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor({ request, context });
  const { listing } = await seenListing({ request, context }, params.code);
  const { unitOfWork } = servicesFrom(context);
  const intent = (await readBody(request)).get("intent");
  const listingId = listing.id;
  if (intent === "take") {
    const done = await attempt(null, () => unitOfWork((tx, now) => openDealFromListing(tx, actor, { listingId }, now)));
    return done.ok ? redirect(backOr(request, `/deals/${done.value.code}`)) : done.reply;
  }
  const command = intent === "open" ? openDraftListing : intent === "withdraw" ? withdrawListing : notFound();
  const done = await attempt(null, () => unitOfWork((tx, now) => command(tx, actor, { listingId }, now)));
  return done.ok ? redirect(backOr(request, `/listings/${listing.code}`)) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.listing.code} · ${data.listing.outcomeTitle}` : "" }];

export default function ListingRoute() {
  const loaded = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  return <ListingPage {...loaded} result={result} />;
}
