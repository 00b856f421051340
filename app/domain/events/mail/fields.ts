// Knows what the posted notice settings must hold; used by loaders and actions, never by ui.
import { z } from "zod";
import { FREQUENCIES } from "./mail.ts";

const frequency = z.enum(FREQUENCIES);
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/u;
/** `22:30` → minutes after midnight. */
const minute = z
  .string()
  .regex(CLOCK, { error: "mail.error.clock" })
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)));
const hasQuiet = z
  .boolean()
  .optional()
  .transform((ticked) => ticked ?? false);

export const NoticeFields = z.object({
  do: frequency,
  know: frequency,
  deadline: frequency,
  match: frequency,
  hasQuiet,
  quietFrom: minute,
  quietUntil: minute,
});
export type NoticeInput = z.output<typeof NoticeFields>;
