// The words of jobs in English.
import type { jobsZh } from "../zh/jobs.ts";

export const jobsEn: Record<keyof typeof jobsZh, string> = {};
