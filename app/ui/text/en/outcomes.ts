// The words of outcomes in English.
import type { outcomesZh } from "../zh/outcomes.ts";

export const outcomesEn: Record<keyof typeof outcomesZh, string> = {};
