// Knows how an uploaded file of groups is read, told line by line where it is wrong, and taken in whole; must never take in a part.
import { data } from "@remix-run/node";
import type { z } from "zod";
import { importGroups } from "#app/domain/thesaurus/commands/import-groups.server.ts";
import type { ImportGroupsFields } from "#app/domain/thesaurus/fields.ts";
import { importProblems, linesOf } from "#app/domain/thesaurus/import-lines.ts";
import { currentGroups } from "#app/domain/thesaurus/queries.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import type { BadLine, GroupsResult } from "#app/ui/thesaurus/groups-page.tsx";
import { attempt } from "#app/web/attempt.server.ts";
import type { ReadForm } from "#app/web/form.server.ts";
import type { Services } from "#app/web/services.ts";

type Form = Extract<ReadForm<z.output<typeof ImportGroupsFields>>, { ok: true }>;

/** What keeps the file out, line by line; none where it can be taken in. */
async function look({ reads, readTable }: Services, { file, mode }: Form["value"]) {
  const table = await readTable(new Uint8Array(await file.arrayBuffer()), file.name);
  const lines = linesOf(
    table.headers,
    table.rows.filter((row) => row.problem === null),
  );
  const unread = table.rows.flatMap(({ line, problem }): BadLine[] => (problem ? [{ line, key: `import.problem.${problem.code}`, facts: problem.facts }] : []));
  const wrong = importProblems(lines, mode === "add" ? await currentGroups(reads) : []);
  const bad = wrong.map(({ line, code, facts }): BadLine => ({ line, key: `thesaurus.problem.${code}`, facts }));
  return { lines, badLines: [...unread, ...bad].sort((a, b) => a.line - b.line) };
}

/** Null when the file was taken in. */
export async function bringInGroups(services: Services, actor: Actor, form: Form) {
  const looked = await attempt(form, () => look(services, form.value));
  if (!looked.ok) return looked.reply;
  const { lines, badLines } = looked.value;
  if (badLines.length > 0) {
    const refusal = { code: "thesaurus.badLines", facts: { count: badLines.length, line: badLines[0]?.line ?? 0 } };
    const reply: GroupsResult = { status: "refused", intent: form.intent, scope: form.scope, refusal, errors: {}, values: form.typed, badLines };
    return data(reply, { status: 409 });
  }
  const { mode, seenVersion, importNote: note } = form.value;
  const done = await attempt(form, () => services.unitOfWork((tx, now) => importGroups(tx, actor, { mode, lines, seenVersion, note }, now)));
  return done.ok ? null : done.reply;
}
