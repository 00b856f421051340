// The words of home in English.
import type { homeZh } from "../zh/home.ts";

export const homeEn: Record<keyof typeof homeZh, string> = {};
