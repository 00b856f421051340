// Answers `/api/v1/challenges/{code}`.
import { answering } from "./answer.server.ts";
import { getChallenge } from "./operations.server.ts";
import { readableChallenge } from "./readable-challenge.server.ts";
import { challengeView } from "./shapes/challenge.server.ts";

export const loader = answering(getChallenge, async (ask) => challengeView(ask.publicUrl, await ask.places(), await readableChallenge(ask)));
