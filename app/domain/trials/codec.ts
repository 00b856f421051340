// Knows how a trial's JSON columns are read back; must never decide whether their words are acceptable.
import { z } from "zod";
import { trialTermsCodec } from "#app/domain/pools/codec.ts";
import { type Instant, isInstant } from "#app/kernel/time.ts";
import { type Closing, EMPTY_CLOSING, INSURANCE_KINDS, type Insurance, type TrialAgreement, type TrialRequest } from "./agreement.ts";

const criterion = z.object({ indicator: z.string(), unit: z.string(), baseline: z.string(), target: z.string(), method: z.string() });
const requestCodec = z.object({ purpose: z.string(), place: z.string(), criteria: z.array(criterion) });
const insuranceCodec = z.object({ kind: z.enum(INSURANCE_KINDS), words: z.string() });
const agreementCodec = trialTermsCodec.extend({ nda: z.string(), insurance: insuranceCodec });
const instant = z.custom<Instant>((value) => typeof value === "string" && isInstant(value));
const statement = z.object({ returned: z.string(), report: z.string(), at: instant, personId: z.string() });
const closingCodec = z.object({ owner: statement.nullable(), enterprise: statement.nullable() });

export function readRequest(text: string): TrialRequest {
  return requestCodec.parse(JSON.parse(text));
}

export function readAgreement(text: string | null): TrialAgreement | null {
  return text === null ? null : agreementCodec.parse(JSON.parse(text));
}

export function readInsurance(text: string | null): Insurance | null {
  return text === null ? null : insuranceCodec.parse(JSON.parse(text));
}

export function readClosing(text: string | null): Closing {
  return text === null ? EMPTY_CLOSING : closingCodec.parse(JSON.parse(text));
}
