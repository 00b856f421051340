// Knows how a group's words are kept as text and read back.
import { z } from "zod";
import type { Words } from "./thesaurus.ts";

const wordsCodec = z.array(z.string());

export function readWords(text: string): Words {
  return wordsCodec.parse(JSON.parse(text));
}
