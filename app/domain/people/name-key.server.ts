// Knows the key by which Chinese names sort: their pinyin.
import { pinyin } from "pinyin-pro";
import { foldText } from "#app/kernel/fold.ts";

/** Pinyin without tones, folded: names sort by it in both dialects. */
export function nameKeyOf(name: string): string {
  return foldText(pinyin(name, { toneType: "none", nonZh: "consecutive" }));
}
