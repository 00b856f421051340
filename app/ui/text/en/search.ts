// The words of search in English.
import type { searchZh } from "../zh/search.ts";

export const searchEn: Record<keyof typeof searchZh, string> = {};
