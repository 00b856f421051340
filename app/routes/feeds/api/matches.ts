// Answers `/api/v1/challenges/{code}/matches` with the reasons that everybody may read.
import { matchesOfChallenge } from "#app/domain/matching/queries.server.ts";
import { answering } from "./answer.server.ts";
import { listMatches } from "./operations.server.ts";
import { readableChallenge } from "./readable-challenge.server.ts";
import { matchView } from "./shapes/challenge.server.ts";

export const loader = answering(listMatches, async (ask) => {
  const challenge = await readableChallenge(ask);
  const matches = await matchesOfChallenge(ask.services.reads, challenge.id, null, ask.now);
  return { items: matches.map((match) => matchView(ask.publicUrl, match)), next: null };
});
