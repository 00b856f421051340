// Knows which question was probably meant by one that found nothing, by what sounds alike and by the server's own tolerance; must never offer one that finds nothing.
import { slipsBetween } from "../embedded/spelling.server.ts";
import type { DocumentKind, Offer } from "../engine.ts";
import { type Question, readQuestion, type Term } from "../query/question.server.ts";
import type { KeptDocument } from "../query/shown.server.ts";
import { NO_THESAURUS } from "../query/synonyms.server.ts";
import { foldForSearch } from "../text/fold.server.ts";
import { scan } from "../text/scan.ts";
import { soundOf } from "../text/sounds.server.ts";
import { cutWords, pairsOf, segment, soundingWords } from "../text/words.server.ts";
import { type Result, readKept, readResults, totalOf } from "./answers.server.ts";
import type { Asking } from "./asking.ts";
import { PLAIN_FIELDS, plainField, SOUNDS_FIELD, wordsField } from "./fields.ts";
import { tokenLetters } from "./letters.ts";
import { planOf, wholeQuestion } from "./question.server.ts";
import { countFields, filtersOf, SHOWN_FIELDS, wordsQuery } from "./request.server.ts";

const LATIN = /^[a-z]{4,}$/u;
const HAN = /^\p{Script=Han}+$/u;
const SPANS = [4, 3, 2] as const;
const SPANS_TRIED_MAX = 24;
const HITS = 12;
const READINGS_MAX = 8;
/** A slip is found in what people type, not in sentences that they paste. */
const TYPED_MAX = 24;
/** Longer words may hold a second slip. */
const LONG_WORD = 7;
/** Codes are never guessed at. */
const PROSE_FIELDS = PLAIN_FIELDS.filter((field) => field !== plainField("marks"));

type Slip = { readonly span: string; readonly meant: string };

async function resultsOf({ ask, signal }: Asking, queries: readonly (ReturnType<typeof wordsQuery> & object)[]): Promise<Result[]> {
  return queries.length === 0 ? [] : readResults(await ask({ queries }, signal), queries.length);
}

/** How many documents hold each question. */
async function counted(asking: Asking, kind: DocumentKind, questions: readonly string[]): Promise<number[]> {
  const queries = questions.map((q) => ({ ...wordsQuery(asking.uid, q), filter: filtersOf(kind, {}), limit: 0, facets: countFields([]) }));
  return (await resultsOf(asking, queries)).map((result) => totalOf(result, kind));
}

/** Words that no document holds: in Latin letters, or stretches of Chinese with a pair that none has. */
async function strangeWords(asking: Asking, kind: DocumentKind, text: string): Promise<string[]> {
  const latin = cutWords(text).filter((word) => LATIN.test(word));
  const pairs = [...new Set(pairsOf(text).filter((pair) => HAN.test(pair)))];
  const held = await counted(
    asking,
    kind,
    [...latin, ...pairs].map((word) => `"${tokenLetters(word)}"`),
  );
  const unknown = new Set([...latin, ...pairs].filter((_, at) => held[at] === 0));
  const spans = SPANS.flatMap((length) => Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length)));
  const strange = [...new Set(spans)].filter((span) => HAN.test(span) && pairsOf(span).some((pair) => unknown.has(pair)));
  return [...latin.filter((word) => unknown.has(word)), ...strange.slice(0, SPANS_TRIED_MAX)];
}

/** The word of the texts with the fewest slips. */
function nearestIn(texts: readonly string[], word: string): string | null {
  const most = word.length >= LONG_WORD ? 2 : 1;
  const words = texts.flatMap((text) => scan(foldForSearch(text)).map((chunk) => chunk.text));
  const near = [...new Set(words)].map((text) => ({ text, slips: slipsBetween(word, text, most) })).filter(({ slips }) => slips > 0 && slips <= most);
  return near.sort((one, other) => one.slips - other.slips || (one.text < other.text ? -1 : 1))[0]?.text ?? null;
}

type Lookup = {
  readonly span: string;
  readonly q: string;
  readonly fields: readonly string[];
  readonly read: (documents: readonly KeptDocument[]) => string | null;
};

/** A Latin word goes to the server as it is, for what it takes to be that word. */
function byLetters(word: string): Lookup {
  const prose = ({ text }: KeptDocument) => [text.title, text.problem, text.gain, text.body, text.names];
  return { span: word, q: word, fields: PROSE_FIELDS, read: (documents) => nearestIn(documents.flatMap(prose), word) };
}

/** Words of titles that sound as the stretch is written. */
function bySound(span: string): Lookup {
  const sound = soundOf(span);
  const isIt = (word: string) => word !== span && word.length === span.length && soundOf(word) === sound;
  const read = (documents: readonly KeptDocument[]) => documents.flatMap(({ text }) => soundingWords(text.title)).find(isIt) ?? null;
  return { span, q: `"${tokenLetters(sound)}"`, fields: [SOUNDS_FIELD], read };
}

/** Words of titles that differ in one character behind the first. */
function byFirst(span: string): Lookup {
  const first = span.slice(0, 1);
  const isIt = (word: string) =>
    word.length === span.length && word.startsWith(first) && [...word].filter((character, at) => character !== span[at]).length === 1;
  const read = (documents: readonly KeptDocument[]) => documents.flatMap(({ text }) => segment(text.title)).find(isIt) ?? null;
  return { span, q: `"${tokenLetters(first)}"`, fields: [wordsField("title")], read };
}

async function slipsBy(asking: Asking, kind: DocumentKind, lookups: readonly Lookup[]): Promise<Slip[]> {
  const shared = { filter: filtersOf(kind, {}), limit: HITS, attributesToRetrieve: SHOWN_FIELDS };
  const queries = lookups.map(({ q, fields }) => ({ ...wordsQuery(asking.uid, q), ...shared, attributesToSearchOn: [...fields] }));
  const results = await resultsOf(asking, queries);
  return lookups.flatMap(({ span, read }, at) => {
    const meant = read((results[at]?.hits ?? []).map(readKept));
    return meant === null ? [] : [{ span, meant }];
  });
}

/** All slips put right at once, then each alone. */
function readingsOf(text: string, slips: readonly Slip[]): string[] {
  const together = slips.reduce((right, { span, meant }) => right.replace(span, meant), text);
  return [...new Set([together, ...slips.map(({ span, meant }) => text.replace(span, meant))])].filter((reading) => reading !== text);
}

/** What sounds alike is likelier than what looks alike. */
async function readingsIn(asking: Asking, kind: DocumentKind, text: string): Promise<string[]> {
  const words = await strangeWords(asking, kind, text);
  const heard = await slipsBy(
    asking,
    kind,
    words.map((word) => (LATIN.test(word) ? byLetters(word) : bySound(word))),
  );
  const seen = await slipsBy(asking, kind, words.filter((word) => HAN.test(word)).map(byFirst));
  return [...readingsOf(text, heard), ...readingsOf(text, seen)];
}

function written(term: Term, isUnwanted: boolean): string {
  return `${isUnwanted ? "-" : ""}${term.isPhrase ? `"${term.text}"` : term.text}`;
}

/** The question with its terms read anew where that finds something; the likeliest reading. */
export async function spellingOf(asking: Asking, kind: DocumentKind, question: Question): Promise<Offer | null> {
  if (question.wanted.reduce((sum, term) => sum + term.text.length, 0) > TYPED_MAX) return null;
  const unwanted = question.unwanted.map((term) => written(term, true));
  const readings: string[] = [];
  for (const term of question.wanted) {
    for (const reading of await readingsIn(asking, kind, term.text)) {
      const wanted = question.wanted.map((one) => written(one === term ? { ...term, text: reading } : one, false));
      readings.push([...wanted, ...unwanted].join(" "));
    }
  }
  const tried = readings.slice(0, READINGS_MAX);
  const counts = await counted(
    asking,
    kind,
    tried.map((text) => wholeQuestion(planOf(readQuestion(text), NO_THESAURUS))),
  );
  const best = tried.findIndex((_, at) => (counts[at] ?? 0) > 0);
  return best < 0 ? null : { text: tried[best] ?? "", count: counts[best] ?? 0 };
}
