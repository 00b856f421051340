// Knows what each field of a listing is called; must never know its value.
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

const NAMED_OTHERWISE: Readonly<Record<string, TextKey>> = {
  "gain.metric": "outcome.gain.metric",
  chainCode: "outcome.chain",
  nodeCode: "outcome.node",
  districtCode: "outcome.district",
  trlEvidence: "outcome.evidence",
};

/** `gain.before` → its label in the reader's language. */
export function useFieldText(): (field: string) => string {
  const t = useText();
  return (field) => t(NAMED_OTHERWISE[field] ?? (`outcome.${field}` as TextKey));
}
