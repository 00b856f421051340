// Knows how a folder in BEIR layout is read: corpus, queries and graded judgements; must never know how anything is ranked.
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

const text = z.union([z.string(), z.null()]).optional();
const rowShape = z.object({ _id: z.union([z.string(), z.number()]).transform(String), title: text, text }).transform((row) => ({
  id: row._id,
  title: row.title ?? "",
  text: row.text ?? "",
}));

/** A document or a query; either text may be empty. */
export type EvalRow = z.output<typeof rowShape>;
/** Grades by document, by query; what is missing was not judged. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;
export type EvalSet = { readonly corpus: readonly EvalRow[]; readonly queries: readonly EvalRow[]; readonly judgements: Judgements };

/** Says which line of which file is not as it should be. */
export class EvalSetError extends Error {}

async function eachLine(path: string, take: (line: string, number: number) => void): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    try {
      take(number === 1 ? line.replace(/^\uFEFF/u, "") : line, number);
    } catch (error) {
      throw new EvalSetError(`${path}, line ${number}: ${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}`);
    }
  }
}

async function readRows(path: string): Promise<EvalRow[]> {
  const rows = new Map<string, EvalRow>();
  await eachLine(path, (line) => {
    const row = rowShape.parse(JSON.parse(line));
    if (rows.has(row.id)) throw new Error(`the identifier ${row.id} is used twice`);
    rows.set(row.id, row);
  });
  return [...rows.values()];
}

/** `query-id`, `corpus-id` and a whole grade, tab-separated; a first line that names the columns is passed over. */
async function readJudgements(path: string): Promise<Judgements> {
  const judgements = new Map<string, Map<string, number>>();
  await eachLine(path, (line, number) => {
    const [queryId = "", documentId = "", said = "", ...more] = line.trimEnd().split("\t");
    if (number === 1 && !/^-?\d+$/u.test(said)) return;
    if (queryId === "" || documentId === "" || !/^-?\d+$/u.test(said) || more.length > 0) throw new Error("expected query-id, corpus-id and a whole grade");
    const grades = judgements.get(queryId) ?? new Map<string, number>();
    grades.set(documentId, Math.max(0, Number(said)));
    judgements.set(queryId, grades);
  });
  return judgements;
}

/** Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` of a folder; throws `EvalSetError` for a line that is none. */
export async function readEvalSet(folder: string): Promise<EvalSet> {
  return {
    corpus: await readRows(join(folder, "corpus.jsonl")),
    queries: await readRows(join(folder, "queries.jsonl")),
    judgements: await readJudgements(join(folder, "qrels.tsv")),
  };
}
