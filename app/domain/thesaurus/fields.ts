// Knows how groups, files of groups and answers to a search that found nothing are read from a form; must never decide whether they may stand.
import { z } from "zod";
import { tidyText } from "#app/kernel/fold.ts";
import { ROW_NUMBER_MAX } from "#app/kernel/id.ts";
import { IMPORT_MODES, NOTE_MAX, splitWords } from "./thesaurus.ts";

const WORDS_TEXT_MAX = 600;
const FILE_MAX_BYTES = 2_000_000;

const note = z.string().max(NOTE_MAX).transform(tidyText).default("");
const words = z.string().trim().min(1).max(WORDS_TEXT_MAX).transform(splitWords);
const id = z.string().min(1).max(64);
const version = z.coerce.number().int().min(1).max(ROW_NUMBER_MAX);

export const AddGroupFields = z.object({ intent: z.literal("add"), words, note });
export const EditGroupFields = z.object({ intent: z.literal("save"), id, words, note });
export const RemoveGroupFields = z.object({ intent: z.literal("remove"), id, note });
export const RestoreFields = z.object({ intent: z.literal("restore"), version, seenVersion: version, note });
export const ImportGroupsFields = z.object({
  intent: z.literal("import"),
  file: z
    .instanceof(File, { error: "form.required" })
    .refine((file) => file.size > 0, { error: "form.required" })
    .refine((file) => file.size <= FILE_MAX_BYTES, { error: "thesaurus.import.tooHeavy" }),
  mode: z.enum(IMPORT_MODES),
  seenVersion: version,
  importNote: note,
});

export const AnswerMissFields = z.object({ intent: z.literal("answer"), missId: id, word: words, same: words });
export const SeeMissFields = z.object({ intent: z.literal("seen"), missId: id });

/** Which version's changes an address asks for, and where the list of versions goes on. */
export function askedVersions(params: URLSearchParams): { readonly version: number | null; readonly before: number | null } {
  const numberOf = (name: string) => version.safeParse(params.get(name) ?? "").data ?? null;
  return { version: numberOf("version"), before: numberOf("before") };
}
