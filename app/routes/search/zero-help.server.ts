// Knows what helps a reader whose search found nothing, said in his language; computed for such searches only, so that all others cost nothing.
import { mayClaim } from "#app/domain/challenges/policy.ts";
import { poolsOfChains } from "#app/domain/pools/public-queries.server.ts";
import { readPlaces } from "#app/domain/settings/reference.server.ts";
import { nearestNames, synonymsIn } from "#app/domain/thesaurus/nearest.ts";
import { currentGroups } from "#app/domain/thesaurus/queries.server.ts";
import type { Viewer } from "#app/kernel/actor.ts";
import { type Asked, askedQuery } from "#app/ui/search/asked.ts";
import { type HelpLink, type Kind, PATH_OF, type ZeroHelp } from "#app/ui/search/found.ts";
import type { Language, Speak } from "#app/ui/text/use-text.ts";
import { type Ask, viewerOf } from "#app/web/guard.server.ts";
import type { Services } from "#app/web/services.ts";
import { VOICES } from "#app/web/voices.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { FacetName, SearchEngine } from "#search/engine.ts";

const WORDS_LOOKED_AT = 5;
const PLACES_SHOWN = 5;
const POOLS_SHOWN = 3;
const TITLE_MAX = 120;

type Question = { readonly kind: Kind; readonly asked: Asked };
type Said = { readonly t: Speak; readonly language: Language };

/** Which of the words no document holds, by asking for each alone. */
async function missingWords(search: SearchEngine, { kind, asked }: Question): Promise<readonly string[]> {
  const words = [...new Set(search.segment(asked.text))].slice(0, WORDS_LOOKED_AT);
  const missing: string[] = [];
  for (const word of words) if ((await search.search({ kind, text: word, pageSize: 1 })).total === 0) missing.push(word);
  return missing;
}

/** The same words without any filter, where that finds something; and the chains in which it does. */
async function beyondFilters(search: SearchEngine, { kind, asked }: Question) {
  if (Object.keys(asked.filters).length === 0) return { total: 0, chains: [] };
  const facets: readonly FacetName[] = ["chain"];
  const { total, facets: counted } = await search.search({ kind, text: asked.text, facets, pageSize: 1 });
  return { total, chains: (counted.chain ?? []).map(({ value }) => value) };
}

/** Chains and steps of chains whose names come nearest, then chains that hold the words beyond the filters. */
async function nearestPlaces(reads: Reads, { t, language }: Said, { kind, asked }: Question, held: readonly string[]) {
  const { chains, nodes } = await readPlaces(reads);
  const chainName = new Map(chains.map((chain) => [chain.code, chain[language]]));
  const named = [
    ...chains.map(({ code, zh, en }) => ({ code, chainCode: code, name: `${zh} ${en}`, label: chainName.get(code) ?? code })),
    ...nodes.map(({ code, chainCode, zh, en, ...own }) => {
      const label = t("help.place", { chain: chainName.get(chainCode) ?? chainCode, node: language === "zh" ? zh : en });
      return { ...own, code, chainCode, name: `${zh} ${en}`, label };
    }),
  ];
  const synonyms = asked.text === "" ? [] : synonymsIn(asked.text, await currentGroups(reads));
  const near = nearestNames({ question: asked.text, synonyms }, named, PLACES_SHOWN);
  const more = named.filter(({ code }) => held.includes(code) && !near.some((one) => one.chainCode === code)).slice(0, PLACES_SHOWN - near.length);
  const found = [...near, ...more];
  const links = found.map(({ code, chainCode, label }): HelpLink => ({ key: code, label, to: `${PATH_OF[kind]}?chain=${encodeURIComponent(chainCode)}` }));
  return { links, chainCodes: [...new Set(found.map(({ chainCode }) => chainCode))] };
}

function postOf(t: Speak, viewer: Viewer, { kind, asked }: Question): ZeroHelp["post"] {
  if (viewer && !mayClaim(viewer)) return { sentence: t("help.post.notYou"), link: null };
  const title = Array.from(asked.text).slice(0, TITLE_MAX).join("");
  const to = `/challenges/new${title ? `?${new URLSearchParams({ title })}` : ""}`;
  const link = { key: "post", label: t(viewer ? "help.post.link" : "help.post.signIn"), to };
  return { sentence: t(kind === "outcome" ? "help.post.outcome" : "help.post.challenge"), link };
}

/** Notes that the words alone found nothing, for those who keep the thesaurus, and says what helps. An index not yet built finds nothing for anybody. */
export async function emptyHanded(services: Services, ask: Ask, language: Language, question: Question): Promise<ZeroHelp> {
  const { text, filters } = question.asked;
  const { isReady } = await services.search.health();
  if (isReady && Object.keys(filters).length === 0) services.noteMiss(question.kind, text);
  const missing = isReady && text !== "" ? await missingWords(services.search, question) : [];
  return zeroHelp(services, await viewerOf(ask), language, { ...question, missing });
}

/** Everything that the page of a search without results says beyond its own words. */
async function zeroHelp({ reads, search }: Services, viewer: Viewer, language: Language, question: Question & { readonly missing: readonly string[] }) {
  const said = { t: VOICES[language].t, language };
  const { asked, missing } = question;
  const beyond = await beyondFilters(search, question);
  const { links, chainCodes } = await nearestPlaces(reads, said, question, beyond.chains);
  const pools = (await poolsOfChains(reads, chainCodes, POOLS_SHOWN)).map(({ code, name }): HelpLink => ({ key: code, label: name, to: `/pools/${code}` }));
  const unfiltered = { key: "unfiltered", label: said.t("help.unfiltered", { n: beyond.total }), to: askedQuery({ ...asked, filters: {}, page: 1 }) };
  return {
    missing: missing.length > 0 ? said.t(`help.missing.${question.kind}`, { words: missing.map((word) => `“${word}”`).join("、") }) : null,
    unfiltered: beyond.total > 0 ? unfiltered : null,
    lists: [
      { title: said.t("help.places"), links },
      { title: said.t("help.pools"), links: pools },
    ].filter((list) => list.links.length > 0),
    post: postOf(said.t, viewer, question),
  };
}
