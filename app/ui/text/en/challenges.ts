// The words of challenges in English.
import type { challengesZh } from "../zh/challenges.ts";

export const challengesEn: Record<keyof typeof challengesZh, string> = {};
