// Real addresses of a seeded city for every declared page, so that a crawl visits things and not only lists.
import type { Reads } from "#db/unit-of-work.ts";

async function firstCode(
  reads: Reads,
  table: "outcome" | "challenge" | "pool" | "trial" | "deal" | "techContract" | "priceListing",
  states?: readonly string[],
): Promise<string> {
  let query = reads.selectFrom(table).select("code").orderBy("code").limit(1);
  if (states) query = query.where("state", "in", states);
  const row = await query.executeTakeFirst();
  if (!row) throw new Error(`the seeded city has no ${table}${states ? ` in ${states.join("/")}` : ""}`);
  return row.code;
}

/** Declared pattern → one real address. */
export async function realAddresses(reads: Reads): Promise<Map<string, string>> {
  const outcome = await firstCode(reads, "outcome", ["listed", "pooled"]);
  const pooled = await firstCode(reads, "outcome", ["pooled"]);
  const challenge = await firstCode(reads, "challenge", ["published"]);
  const organisation = await reads.selectFrom("organisation").select("id").orderBy("id").limit(1).executeTakeFirstOrThrow();
  const pattern: Record<string, string> = {
    "/": "/",
    "/outcomes": "/outcomes?q=染色",
    "/outcomes/new": "/outcomes/new",
    "/outcomes/:code": `/outcomes/${outcome}`,
    "/outcomes/:code/edit": `/outcomes/${outcome}/edit`,
    "/outcomes/:code/versions": `/outcomes/${outcome}/versions`,
    "/outcomes/:code/trial": `/outcomes/${pooled}/trial`,
    "/outcomes/:code/negotiate": `/outcomes/${outcome}/negotiate`,
    "/pools": "/pools",
    "/pools/:code": `/pools/${await firstCode(reads, "pool")}`,
    "/challenges": "/challenges",
    "/challenges/new": "/challenges/new",
    "/challenges/:code": `/challenges/${challenge}`,
    "/challenges/:code/edit": `/challenges/${challenge}/edit`,
    "/trials": "/trials",
    "/trials/:code": `/trials/${await firstCode(reads, "trial")}`,
    "/listings/:code": `/listings/${await firstCode(reads, "priceListing")}`,
    "/deals": "/deals",
    "/deals/:code": `/deals/${await firstCode(reads, "deal")}`,
    "/contracts": "/contracts",
    "/contracts/new": "/contracts/new",
    "/contracts/:code": `/contracts/${await firstCode(reads, "techContract", ["registered"])}`,
    "/desk": "/desk",
    "/desk/contracts": "/desk/contracts?year=2026",
    "/home": "/home",
    "/account": "/account",
    "/account/members": "/account/members",
    "/organisations": "/organisations",
    "/organisations/:id": `/organisations/${organisation.id}`,
    "/sign-in": "/sign-in",
    "/sign-up": "/sign-up",
    "/link/:token": "/link/no-such-link",
    "/files/:id": "/files/no-such-file",
    "/language": "/language",
    "/sign-out": "/sign-out",
    "/*": "/no-such-page",
  };
  return new Map(Object.entries(pattern));
}
