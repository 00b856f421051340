// The words of trials in English.
import type { trialsZh } from "../zh/trials.ts";

export const trialsEn: Record<keyof typeof trialsZh, string> = {};
