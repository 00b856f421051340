// Knows whether a document holds what a question asks, by its own texts: the server's word for it is not enough for phrases and long questions.
import { TEXT_FIELDS } from "../engine.ts";
import type { Texts } from "../query/shown.server.ts";
import { soundTokens } from "../text/sounds.server.ts";
import { pairTokens } from "../text/words.server.ts";
import type { Ask, Look, Plan } from "./question.server.ts";

type Field = ReturnType<typeof pairTokens>;

function standsAt(pairs: readonly string[], at: number, look: Extract<Look, { by: "pairs" }>): boolean {
  return look.pairs.every((pair, place) => {
    const here = pairs[at + place];
    if (here === undefined) return false;
    return here === pair || (look.isOpen && place === look.pairs.length - 1 && here.startsWith(pair));
  });
}

function holdsPairs(field: Field, look: Extract<Look, { by: "pairs" }>): boolean {
  const only = look.pairs[0];
  if (look.pairs.length === 1 && only !== undefined && field.others.includes(only)) return true;
  return field.pairs.some((_, at) => standsAt(field.pairs, at, look));
}

/** Looks into a document's texts; its sounds are made only when a word in Latin letters asks for them. */
function looker(texts: Texts): (look: Look) => boolean {
  const fields = TEXT_FIELDS.map((name) => pairTokens(texts[name]));
  let sounds: readonly string[] | null = null;
  const begins = (letters: string) => {
    if (fields.some((field) => field.others.some((word) => word.startsWith(letters)))) return true;
    sounds ??= soundTokens(texts.title, texts.names);
    return sounds.some((sound) => sound.startsWith(letters));
  };
  return (look) => (look.by === "beginning" ? begins(look.letters) : fields.some((field) => holdsPairs(field, look)));
}

/** All that is asked, and of each unwanted group not all. */
export function holdsAll(texts: Texts, plan: Plan): boolean {
  const looks = looker(texts);
  const holds = (ask: Ask) => ask.looks.some(looks);
  return plan.asks.every(holds) && !plan.unwanted.some((asks) => asks.every(holds));
}
