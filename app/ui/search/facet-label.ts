// Knows what a facet and each of its values are called; a value without a name is shown as it is.
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import type { Labels } from "./found.ts";

const NAMED: Readonly<Record<string, string>> = {
  offer: "search.offer",
  ipKind: "search.ipKind",
  trialReady: "search.trialReady",
  hasBudget: "search.hasBudget",
};

export type FacetSpeak = { readonly facet: (name: string) => string; readonly value: (name: string, value: string) => string };

/** Names of facets and their values in the reader's language. */
export function useFacetText(labels: Labels): FacetSpeak {
  const t = useText();
  const named = (key: string, otherwise: string) => {
    const text = t(key as TextKey);
    return text === key ? otherwise : text;
  };
  return {
    facet: (name) => named(`search.facet.${name}`, name),
    value: (name, value) => {
      if (name === "chain" || name === "district") return labels[name][value] ?? value;
      if (name === "trl") return t("search.trlLevel", { n: value });
      return named(`${NAMED[name] ?? name}.${value}`, value);
    },
  };
}
