// Knows how a match's reasons are kept as text and read back.
import { z } from "zod";
import { REASON_KINDS, REASON_SIDES, type Reason } from "./reasons.ts";

const reasonsCodec = z.array(
  z.object({
    kind: z.enum(REASON_KINDS),
    side: z.enum(REASON_SIDES),
    outcomeField: z.string(),
    challengeField: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
);

export function readReasons(text: string): readonly Reason[] {
  return reasonsCodec.parse(JSON.parse(text));
}
