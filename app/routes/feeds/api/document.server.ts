// Knows how the operations are described to programs (OpenAPI 3.1); must never describe what is not there.
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { API_LIMITS, API_PATH } from "#app/web/api-limits.ts";
import { PROBLEM_CODES, type ProblemCode, problemStatus } from "#app/web/problem.server.ts";
import { EVERY_PROBLEM, OPERATIONS } from "./operations.server.ts";
import type { Operation } from "./questions.server.ts";

const Said = z.object({ title: z.string(), detail: z.string() });
const ProblemShape = z
  .object({
    type: z.url(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES),
    title: z.string(),
    detail: z.string(),
    zh: Said,
    en: Said,
  })
  .meta({ id: "Problem", description: "RFC 9457" });

const share = (description: string) => z.int().optional().meta({ description });
const SHARE_HEADERS = z.object({
  "RateLimit-Limit": share("一分钟内可用次数 / requests a minute"),
  "RateLimit-Remaining": share("剩余次数 / requests left"),
  "RateLimit-Reset": share("几秒后恢复 / seconds until all are back"),
});
const ANSWER_HEADERS = SHARE_HEADERS.extend({ ETag: z.string().meta({ description: "以 If-None-Match 传回 / send back as If-None-Match" }) });

function problemResponses(codes: readonly ProblemCode[]): ZodOpenApiResponsesObject {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) byStatus.set(problemStatus(code), [...(byStatus.get(problemStatus(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, own]) => [String(status), { description: own.join(", "), content: { "application/problem+json": { schema: ProblemShape } } }]),
  ) as ZodOpenApiResponsesObject;
}

function pathParameters(path: string): z.ZodObject | undefined {
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] as string);
  return names.length === 0 ? undefined : z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
}

function described(operation: Operation): ZodOpenApiOperationObject {
  const path = pathParameters(operation.path);
  const query = Object.keys(operation.query.shape).length === 0 ? undefined : operation.query;
  return {
    operationId: operation.id,
    summary: `${operation.zh} / ${operation.en}`,
    tags: [operation.path.split("/")[1] ?? ""],
    requestParams: { ...(path ? { path } : {}), ...(query ? { query } : {}) },
    security: operation.scope === null ? [{}, { token: [] }] : [{ token: [operation.scope] }],
    responses: {
      "200": { description: "OK", headers: ANSWER_HEADERS, content: { "application/json": { schema: operation.answer } } },
      "304": { description: "没有变化 / Not modified" },
      ...problemResponses([...EVERY_PROBLEM, ...operation.problems]),
    },
  };
}

const ABOUT = [
  "只读接口：目前没有写操作，因此不需要 Idempotency-Key。 Read only: there is nothing to write yet, so no Idempotency-Key is needed.",
  `匿名每个地址每分钟 ${API_LIMITS.addressPerMinute} 次，令牌每分钟 ${API_LIMITS.tokenPerMinute} 次。 ${API_LIMITS.addressPerMinute} requests a minute for an address, ${API_LIMITS.tokenPerMinute} for a token.`,
  "列表按公开编号排序，用 next 翻页；变动流含删除。 Lists are in the order of public codes; go on with next; the change feed includes deletions.",
].join("\n\n");

/** The document for the site at `publicUrl`. */
export function apiDocument(publicUrl: string) {
  return createDocument({
    openapi: "3.1.0",
    info: { title: "越快转开放接口", version: "1.0.0", description: ABOUT },
    servers: [{ url: `${publicUrl}${API_PATH}` }],
    externalDocs: { url: `${publicUrl}/api` },
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: described(operation) }])),
    components: { securitySchemes: { token: { type: "http", scheme: "bearer", description: "在“账户 › 接口令牌”签发 / Issued under Account › Tokens" } } },
  });
}
