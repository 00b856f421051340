// Knows what programs may ask an operation and what an operation is; must never know which there are.
import { z } from "zod";
import type { TokenScope } from "#app/domain/people/access-token.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { ProblemCode } from "#app/web/problem.server.ts";

export type Operation<Q extends z.ZodObject = z.ZodObject, A extends z.ZodObject = z.ZodObject> = {
  readonly id: string;
  /** Under `/api/v1`, with `{code}` or `{id}`. */
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly query: Q;
  readonly answer: A;
  /** Null where no token is needed. */
  readonly scope: TokenScope | null;
  /** Beside those that every operation may answer. */
  readonly problems: readonly ProblemCode[];
};

export const limit = z.coerce.number().int().min(1).max(100).default(50).meta({ description: "每页条数，最多 100 / items a page", example: 50 });
const cursor = z.string().max(400).optional().meta({ description: "上一页的 next / the next of the page before" });
export const chain = z.string().min(1).max(40).optional().meta({ description: "产业链代码 / industry chain code" });
export const district = z
  .string()
  .regex(/^\d{6}$/u)
  .optional()
  .meta({ description: "区县代码 GB/T 2260 / district code" });
const updatedSince = z.iso
  .datetime({ offset: true })
  .optional()
  .meta({ description: "只要此后有公开变动的 / only what changed in public since", example: "2026-01-01T00:00:00Z" });

/** A checked date-time as the house keeps instants. */
export function instantAsked(text: string | undefined): Instant | undefined {
  return text === undefined ? undefined : (new Date(text).toISOString() as Instant);
}

export const Nothing = z.strictObject({});
export const Paged = z.strictObject({ limit, cursor });
export const Filtered = Paged.extend({ chain, district, updatedSince });
