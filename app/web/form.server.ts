// Knows how a posted form becomes checked input, and goes back with what was typed when it does not.
import { parseWithZod } from "@conform-to/zod/v4";
import { data } from "@remix-run/node";
import { z } from "zod";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { tidyBody } from "./form-body.server.ts";

/** Turns Zod's own complaints into text keys; a schema's `{ error: "form.…" }` passes as it is. */
function keyOf(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "too_small") return issue.origin === "string" && Number(issue.minimum) <= 1 ? "form.required" : `form.tooSmall:${issue.minimum}`;
  if (issue.code === "too_big") return issue.origin === "string" ? `form.tooLong:${issue.maximum}` : `form.tooBig:${issue.maximum}`;
  if (issue.code === "invalid_type") return issue.input === undefined || issue.input === null ? "form.required" : "form.notValid";
  if (issue.code === "invalid_format") return issue.format === "email" ? "form.notAnEmail" : "form.badFormat";
  return issue.input === undefined ? "form.required" : "form.notValid";
}

z.config({ customError: (issue) => keyOf(issue) });

const HIDDEN = /password|token|otp/iu;

function withoutFiles(value: unknown): unknown {
  if (value instanceof Blob) return undefined;
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutFiles(part)]));
}

/** Secrets are never sent back; files cannot be, wherever they stood. */
function typed(payload: unknown): Record<string, unknown> {
  const entries = Object.entries(payload ?? {}).filter(([name, value]) => !HIDDEN.test(name) && !(value instanceof Blob));
  return Object.fromEntries(entries.map(([name, value]) => [name, withoutFiles(value)]));
}

export type ReadForm<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Readonly<Record<string, unknown>>; readonly intent: string | null; readonly scope: string | null }
  | { readonly ok: false; readonly reply: ReturnType<typeof data<ActionResult>> };

/** Reads and checks a form. Not ok: a 422 reply with errors and typed values, or a 200 when a row button was pressed. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<ReadForm<z.output<S>>> {
  return checkForm(await readBody(request), schema);
}

/** The posted body; 400 for what no form of ours sends. For routes that choose their schema by intent. */
export async function readBody(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => null);
  const body = sent && tidyBody(sent);
  if (!body) throw new Response(null, { status: 400, statusText: "Bad Request" });
  return body;
}

export function checkForm<S extends z.ZodType>(body: FormData, schema: S): ReadForm<z.output<S>> {
  const posted = body.get("intent");
  const intent = typeof posted === "string" ? posted : null;
  const posting = body.get("formScope");
  const scope = typeof posting === "string" ? posting : null;
  const submission = parseWithZod(body, { schema: schema as z.ZodType<z.output<S>> });
  const values = typed(submission.payload);
  if (submission.status === "success") return { ok: true, value: submission.value, typed: values, intent, scope };
  const isEditing = submission.status === undefined;
  const errors = isEditing ? {} : ((submission.error ?? {}) as Record<string, string[]>);
  const reply: ActionResult = { status: isEditing ? "editing" : "invalid", intent, scope, refusal: null, errors, values };
  return { ok: false, reply: data(reply, { status: isEditing ? 200 : 422 }) };
}
