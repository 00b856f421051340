// Knows how the evidence of a flag is read back from its column; must never know what it means.
import { z } from "zod";
import type { Day } from "#app/kernel/time.ts";
import type { Evidence, ThresholdCode } from "./rules.ts";

const day = z.custom<Day>((value) => typeof value === "string");
const evidence = z.object({
  contracts: z.array(z.object({ code: z.string(), amount: z.number().int(), signedOn: z.string(), registeredOn: z.string().nullable() })),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  thresholds: z.array(z.object({ code: z.custom<ThresholdCode>((value) => typeof value === "string"), value: z.number().int(), validFrom: day.nullable() })),
});

export function readEvidence(text: string): Evidence {
  return evidence.parse(JSON.parse(text));
}
