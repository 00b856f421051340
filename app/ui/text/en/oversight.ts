// The words of oversight in English.
import type { oversightZh } from "../zh/oversight.ts";

export const oversightEn: Record<keyof typeof oversightZh, string> = {};
