// Knows which challenge a program may read by its code; must never tell a draft from nothing.
import { type PublicChallenge, publicChallenge } from "#app/domain/challenges/public-queries.server.ts";
import { fail } from "#app/web/problem.server.ts";
import type { ApiAsk } from "./answer.server.ts";

/** Fails `notFound`, and `gone` for one that was public and has been withdrawn. */
export async function readableChallenge({ services, param, now }: ApiAsk<unknown>): Promise<PublicChallenge> {
  const found = (await publicChallenge(services.reads, param("code"), now)) ?? fail("notFound");
  return found.state === "withdrawn" ? fail("gone") : found;
}
