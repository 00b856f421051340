// Knows how a program is told what went wrong (RFC 9457), in both languages; must never know which noun refused.
import { VOICES } from "./voices.server.ts";

const STATUSES = {
  badAddress: 400,
  badParameter: 400,
  badCursor: 400,
  tokenInvalid: 401,
  tokenMissing: 401,
  scopeMissing: 403,
  noOrganisation: 403,
  notFound: 404,
  methodNotAllowed: 405,
  notAcceptable: 406,
  gone: 410,
  tooManyRequests: 429,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof STATUSES;
export const PROBLEM_CODES = Object.keys(STATUSES) as ProblemCode[];
export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

type ProblemFacts = Readonly<Record<string, string | number>>;
export type Problem = { readonly code: ProblemCode; readonly facts?: ProblemFacts };

function said(language: "zh" | "en", { code, facts = {} }: Problem) {
  const { t } = VOICES[language];
  return { title: t(`api.problem.${code}`, facts), detail: t(`api.problem.${code}.next`, facts) };
}

export function problemStatus(code: ProblemCode): number {
  return STATUSES[code];
}

/** `title` and `detail` in Chinese; both languages beside them. `type` leads to the explanation of the code. */
export function problemBody(publicUrl: string, problem: Problem) {
  const zh = said("zh", problem);
  return { type: `${publicUrl}/api#problem-${problem.code}`, status: STATUSES[problem.code], code: problem.code, ...zh, zh, en: said("en", problem) };
}

/** Thrown by a handler and made an answer by whoever called it. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export function fail(code: ProblemCode, facts: ProblemFacts = {}): never {
  throw new ProblemError({ code, facts });
}

export const TOKEN_CHALLENGE = 'Bearer realm="yuekuaizhuan"';

/** The whole answer; a missing or wrong token is told how to sign in (RFC 6750). */
export function problemResponse(publicUrl: string, problem: Problem): Response {
  const headers = new Headers({ "Content-Type": PROBLEM_TYPE, "Cache-Control": "no-store", "Content-Language": "zh-CN, en" });
  if (STATUSES[problem.code] === 401) headers.set("WWW-Authenticate", TOKEN_CHALLENGE);
  return new Response(JSON.stringify(problemBody(publicUrl, problem)), { status: STATUSES[problem.code], headers });
}
