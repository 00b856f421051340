// A thread that answers which documents are nearest, over a reading connection of its own; it holds no dictionary.
import { setImmediate as giveWay } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Answered, Asked } from "./beside.server.ts";
import { type Candidate, type CandidateQuestion, candidatesOf } from "./candidates.server.ts";
import { openReader } from "./file.server.ts";
import { indexOf } from "./index.server.ts";

const file = openReader((workerData as { readonly path: string }).path);
const nearest = file && candidatesOf(file, indexOf(file));

async function answer(question: CandidateQuestion): Promise<readonly Candidate[]> {
  if (!nearest) return [];
  for (;;) {
    const found = nearest(question);
    if (found !== null) return found;
    await giveWay();
  }
}

parentPort?.on("message", ({ number, question }: Asked) => {
  const say = (answered: Answered) => parentPort?.postMessage(answered);
  answer(question).then(
    (found) => say({ number, found }),
    (error: unknown) => say({ number, error: String(error) }),
  );
});
