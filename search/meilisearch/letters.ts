// Knows how a word is written in small Latin letters alone, which the server's tokeniser neither cuts nor changes; must never know a dictionary.

const A = 97;
const BASE = 26;
/** 26⁴ reaches beyond every Han character, 26⁵ beyond every code point. */
const HAN_WIDTH = 4;
const OTHER_WIDTH = 5;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const PLAIN = /^[a-pr-z]$/u;
/** The server leaves out words of more than 250 bytes; cut alike in documents and questions, longer ones still meet. */
const LONGEST = 240;

function inLetters(codePoint: number, width: number): string {
  let letters = "";
  let rest = codePoint;
  for (let place = 0; place < width; place += 1) {
    letters = String.fromCharCode(A + (rest % BASE)) + letters;
    rest = Math.floor(rest / BASE);
  }
  return letters;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** `q` announces a character by its number, so that no two words are written alike. */
function spellOther(text: string): string {
  return Array.from(text, (character) => (PLAIN.test(character) ? character : `q${inLetters(codeOf(character), OTHER_WIDTH)}`)).join("");
}

function spell(text: string): string {
  return HAN_ONLY.test(text) ? `h${Array.from(text, (character) => inLetters(codeOf(character), HAN_WIDTH)).join("")}` : `l${spellOther(text)}`;
}

/** A word or character pair of the index. */
export function tokenLetters(token: string): string {
  return spell(token).slice(0, LONGEST);
}

/** The beginning of a word or code, as a word of its own: the server looks for beginnings only in a question's last word. */
export function beginningLetters(beginning: string): string {
  return `b${spellOther(beginning)}`.slice(0, LONGEST);
}

/** A synonym's name in a question. No document holds it: the server's synonyms say what it stands for. */
export function synonymLetters(member: string): string {
  return `u${spell(member)}`.slice(0, LONGEST);
}
