// Knows the recorded answers of the product's own loaders, by query string; must never make one up.
import { readFileSync } from "node:fs";
import type { RecordedAnswer } from "../recording.ts";

/** Beside the built site, where the run wrote it before this site was started; the build may lay its own files in folders of its own. */
const ANSWERS = "build/bench/answers.json";
const answers = JSON.parse(readFileSync(ANSWERS, "utf8")) as Readonly<Record<string, RecordedAnswer>>;

export function answerTo(search: string): RecordedAnswer {
  const answer = answers[search];
  if (!answer) throw new Error(`no answer was recorded for ${search}`);
  return answer;
}
