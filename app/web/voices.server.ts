// Knows both voices of the house, for what is said on the server; must never choose a reader's language.

import { type Language, makeVoice, type Voice } from "#app/ui/text/use-text.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";

export const VOICES: Readonly<Record<Language, Voice>> = { zh: makeVoice("zh", wholeZh), en: makeVoice("en", wholeEn) };
