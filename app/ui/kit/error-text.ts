// Knows how an error's key becomes a sentence; must never know which rule made it.

import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

/** `form.tooLong:200` → the sentence with n = 200. */
export function useErrorText(): (error: string) => string {
  const t = useText();
  return (error) => {
    const colon = error.indexOf(":");
    const key = (colon < 0 ? error : error.slice(0, colon)) as TextKey;
    return t(key, { n: colon < 0 ? "" : error.slice(colon + 1) });
  };
}
