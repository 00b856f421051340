// The words of files in English.
import type { filesZh } from "../zh/files.ts";

export const filesEn: Record<keyof typeof filesZh, string> = {
  "refusal.file.empty": "The file is empty.",
  "refusal.file.empty.next": "Choose another file.",
  "refusal.file.tooLarge": "The file is over {{megabytes}} MB.",
  "refusal.file.tooLarge.next": "Compress or split it.",
  "refusal.file.typeNotAllowed": "This kind of file is not accepted (judged by its content, not its name).",
  "refusal.file.typeNotAllowed.next": "Use PDF, pictures, Word, Excel or text.",
};
