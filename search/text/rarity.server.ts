// Knows how often general Chinese uses a word, from the dictionary's own counts; must never know a corpus of ours.
import { dict } from "@node-rs/jieba/dict.js";

/** Words that every 1,100th word of general Chinese is (e⁻⁷) belong to everybody; those rarer than one in 60,000 (e⁻¹¹) to a trade. */
const COMMON_LOG = 7;
const RARE_LOG = 11;
type Counts = { readonly total: number; readonly often: ReadonlyMap<string, number> };
let counts: Counts | null = null;

const BLANK = 32;
const LINE_END = 10;

/** Each line is `word count class`; the bytes are walked, because a third of a million strings would keep pages waiting. */
function eachLine(visit: (start: number, blank: number, count: number) => void): void {
  for (let start = 0; start < dict.length; ) {
    const blank = dict.indexOf(BLANK, start);
    if (blank < 0) return;
    let count = 0;
    let at = blank + 1;
    for (let digit = (dict[at] ?? 0) - 48; digit >= 0 && digit <= 9; digit = (dict[at] ?? 0) - 48) {
      count = count * 10 + digit;
      at += 1;
    }
    visit(start, blank, count);
    const end = dict.indexOf(LINE_END, at);
    start = end < 0 ? dict.length : end + 1;
  }
}

/** Only the few thousand words used often are kept: the others are rare by their absence. */
function readCounts(): Counts {
  let total = 0;
  eachLine((_start, _blank, count) => {
    total += count;
  });
  const least = total / Math.exp(RARE_LOG);
  const often = new Map<string, number>();
  eachLine((start, blank, count) => {
    if (count > least) often.set(Buffer.from(dict.subarray(start, blank)).toString("utf8"), count);
  });
  return { total, often };
}

/** 0 for a word of everybody's daily speech, 1 for one that only a trade uses or the dictionary does not know. */
export function rarityOf(word: string): number {
  counts ??= readCounts();
  const count = counts.often.get(word);
  if (count === undefined) return 1;
  return Math.max(0, (Math.log(counts.total / count) - COMMON_LOG) / (RARE_LOG - COMMON_LOG));
}
