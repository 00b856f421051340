// Knows how a component speaks its reader's language; a page ships only that language's strings.
import { createInstance } from "i18next";
import { createContext, useContext } from "react";
import type { Catalogue, TextKey } from "./catalogue-zh.ts";

export type Language = "zh" | "en";
export type Speak = (key: TextKey, facts?: Readonly<Record<string, string | number>>) => string;
export type Voice = {
  readonly language: Language;
  readonly t: Speak;
  /** Takes in more words; what was said before stays. */
  readonly learn: (more: Partial<Catalogue>) => void;
};

/** A text cut at its `{{gaps}}`, every second part the name of one; null when it has more in it than gaps (or is not there). */
function cutAtGaps(text: string | undefined): readonly string[] | null {
  if (text === undefined || text.includes("$t(")) return null;
  const parts = text.split(/\{\{(\w+)\}\}/u);
  return parts.some((part) => part.includes("{{")) ? null : parts;
}

/** A page fills hundreds of gaps, and the library walks its whole path for each: a plain gap is filled here. */
function filled(parts: readonly string[], facts: Readonly<Record<string, string | number>>): string {
  let text = parts[0] ?? "";
  for (let at = 1; at < parts.length; at += 2) text += `${facts[parts[at] ?? ""] ?? ""}${parts[at + 1] ?? ""}`;
  return text;
}

/** i18next over one flat catalogue; plural forms by `_one` and `_other`. React escapes, so i18next does not. */
export function makeVoice(language: Language, catalogue: Partial<Catalogue>): Voice {
  const words: Partial<Record<TextKey, string>> = { ...catalogue };
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: words } },
    keySeparator: false,
    nsSeparator: false,
    initImmediate: false,
    showSupportNotice: false,
    interpolation: { escapeValue: false },
  });
  const fixed = i18n.getFixedT(language);
  const plain = new Map<string, string>();
  const plainText = (key: TextKey): string => {
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = fixed(key);
    plain.set(key, text);
    return text;
  };
  const cut = new Map<string, readonly string[] | null>();
  const partsOf = (key: TextKey): readonly string[] | null => {
    const known = cut.get(key);
    if (known !== undefined) return known;
    const parts = cutAtGaps(words[key]);
    cut.set(key, parts);
    return parts;
  };
  const t: Speak = (key, facts) => {
    if (!facts) return plainText(key);
    const parts = facts.count === undefined ? partsOf(key) : null;
    return parts ? filled(parts, facts) : fixed(key, facts);
  };
  const learn: Voice["learn"] = (more) => {
    Object.assign(words, more);
    i18n.addResourceBundle(language, "translation", more, true, true);
    plain.clear();
    cut.clear();
  };
  return { language, t, learn };
}

export const VoiceContext = createContext<Voice | null>(null);

function useVoice(): Voice {
  const voice = useContext(VoiceContext);
  if (!voice) throw new Error("no voice around this component");
  return voice;
}

export function useText(): Speak {
  return useVoice().t;
}

export function useLanguage(): Language {
  return useVoice().language;
}
