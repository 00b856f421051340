// Knows, verb by verb, what of an event everybody may learn; a verb that is not named here says nothing to the public.
import type { EventData, Noun } from "./event.ts";

/** What a public reader does about a thing: read it anew, or forget it. */
export type PublicChange = "changed" | "removed";
/** Null where the event has no public side, which may hang on its data (states and ids only). */
type Projection = (data: EventData) => PublicChange | null;

const changed: Projection = () => "changed";
const removed: Projection = () => "removed";
/** An outcome that leaves its pool while suspended stays unseen. */
const unlessSuspended: Projection = (data) => (data.to === "suspended" ? null : "changed");
/** Only an agreed entry was ever public. */
const fromActive: Projection = (data) => (data.from === "active" ? "changed" : null);
const bornVerified: Projection = (data) => (data.state === "verified" ? "changed" : null);

export const PUBLIC_PROJECTIONS: Readonly<Partial<Record<Noun, Readonly<Record<string, Projection>>>>> = {
  outcome: {
    listed: changed,
    imported: changed,
    importUpdated: changed,
    claimConfirmed: changed,
    pooled: changed,
    unpooled: unlessSuspended,
    exclusivelyLicensed: changed,
    resumed: changed,
    suspended: removed,
    withdrawn: removed,
  },
  challenge: { published: changed, imported: changed, reposted: changed, expired: changed, withdrawn: removed },
  pool: { create: changed, close: changed },
  poolEntry: { agree: changed, leave: fromActive },
  organisation: { verified: changed, registered: bornVerified },
};

/** The verbs of a noun that may have a public side. */
export function publicVerbs(noun: Noun): readonly string[] {
  return Object.keys(PUBLIC_PROJECTIONS[noun] ?? {});
}

export function publicChange(noun: string, verb: string, data: EventData): PublicChange | null {
  return PUBLIC_PROJECTIONS[noun as Noun]?.[verb]?.(data) ?? null;
}
