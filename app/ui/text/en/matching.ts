// The words of matching in English.
import type { matchingZh } from "../zh/matching.ts";

export const matchingEn: Record<keyof typeof matchingZh, string> = {};
