// Knows how a flag's moves are read from a form; must never decide who may make one.
import { z } from "zod";
import { tidyText } from "#app/kernel/fold.ts";
import { ROW_NUMBER_MAX } from "#app/kernel/id.ts";

export const verdictFields = z.object({
  reason: z.string().max(2000).transform(tidyText),
  version: z.coerce.number().int().min(1).max(ROW_NUMBER_MAX),
});
export const assignFields = z.object({ personId: z.string().min(1).max(60) });
