// Knows how a component speaks its reader's language; a page ships only that language's strings.
import { createInstance } from "i18next";
import { createContext, useContext } from "react";
import type { Catalogue, TextKey } from "./catalogue-zh.ts";

export type Language = "zh" | "en";
export type Speak = (key: TextKey, facts?: Readonly<Record<string, string | number>>) => string;
export type Voice = { readonly language: Language; readonly t: Speak };

/** i18next over one flat catalogue; plural forms by `_one` and `_other`. React escapes, so i18next does not. */
export function makeVoice(language: Language, catalogue: Catalogue): Voice {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    keySeparator: false,
    nsSeparator: false,
    initImmediate: false,
    showSupportNotice: false,
    interpolation: { escapeValue: false },
  });
  const fixed = i18n.getFixedT(language);
  const plain = new Map<string, string>();
  const t: Speak = (key, facts) => {
    if (facts) return fixed(key, facts);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const text = fixed(key);
    plain.set(key, text);
    return text;
  };
  return { language, t };
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
