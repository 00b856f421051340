// The words of files in English.
import type { filesZh } from "../zh/files.ts";

export const filesEn: Record<keyof typeof filesZh, string> = {};
