// Knows how a judgement of a match is read from a form; must never decide who may make it.
import { z } from "zod";
import { JUDGEMENT_NOTE_MAX, WRONG_REASONS } from "./judgement.ts";

const code = z.string().min(1).max(40);

/** `code` names the other side of the match. */
export const JudgementFields = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("right"), code }),
  z.object({ intent: z.literal("wrong"), code, reason: z.enum(WRONG_REASONS), note: z.string().trim().max(JUDGEMENT_NOTE_MAX).default("") }),
  z.object({ intent: z.literal("undo"), code }),
]);
