// The words of pools in English.
import type { poolsZh } from "../zh/pools.ts";

export const poolsEn: Record<keyof typeof poolsZh, string> = {};
