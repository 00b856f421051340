// The words of deals in English.
import type { dealsZh } from "../zh/deals.ts";

export const dealsEn: Record<keyof typeof dealsZh, string> = {};
