// The words of contracts in English.
import type { contractsZh } from "../zh/contracts.ts";

export const contractsEn: Record<keyof typeof contractsZh, string> = {};
