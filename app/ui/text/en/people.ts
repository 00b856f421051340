// The words of people in English.
import type { peopleZh } from "../zh/people.ts";

export const peopleEn: Record<keyof typeof peopleZh, string> = {};
