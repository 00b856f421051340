// Knows what the posted marks of an inbox must hold; used by loaders and actions, never by ui.
import { z } from "zod";
import { isInstant } from "#app/kernel/time.ts";

const MOST_MARKED = 100;
/** Nothing ticked marks nothing: that is no fault. */
export const MarkFields = z.object({ item: z.array(z.string().max(64)).max(MOST_MARKED).optional().default([]) });
export const MarkAllFields = z.object({ before: z.string().refine(isInstant) });
