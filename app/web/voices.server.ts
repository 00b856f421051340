// Knows both voices of the house, for what is said on the server; must never choose a reader's language.
import { catalogueEn } from "#app/ui/text/catalogue-en.ts";
import { catalogueZh } from "#app/ui/text/catalogue-zh.ts";
import { type Language, makeVoice, type Voice } from "#app/ui/text/use-text.ts";

export const VOICES: Readonly<Record<Language, Voice>> = { zh: makeVoice("zh", catalogueZh), en: makeVoice("en", catalogueEn) };
