// Knows how the definitions of an indicator are read over time, and what the number would be under another; must never choose one.
import type { Day } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type CounterDefinition, type Figure, figureOf, monthsOf, type Part, partsOf } from "../counter.ts";
import type { DefinedIndicator, DefinitionStand } from "../definition.ts";

/** Every definition of the indicator, the first one first. */
export async function definitionsOf(reads: Reads, code: DefinedIndicator): Promise<readonly CounterDefinition[]> {
  const rows = await reads
    .selectFrom("indicatorDefinition")
    .select(["code", "amountKind", "basis", "validFrom", "source"])
    .where("code", "=", code)
    .orderBy("validFrom")
    .execute();
  return rows as CounterDefinition[];
}

/** What a change from `validFrom` on would meet. */
export async function definitionStand(reads: Reads, code: DefinedIndicator, validFrom: Day, today: Day): Promise<DefinitionStand> {
  const rows = await definitionsOf(reads, code);
  const then = rows.filter((row) => row.validFrom < validFrom).at(-1) ?? rows[0];
  if (!then) throw new Error(`the indicator ${code} has no definition`);
  return { today, then, waiting: rows.find((row) => row.validFrom === validFrom && validFrom > today) };
}

/** The year's figure under any definition, from the same marginals as the shown one. */
export async function yearFigure(reads: Reads, year: number, definition: Pick<CounterDefinition, "amountKind" | "basis">): Promise<Figure> {
  const rows = await reads
    .selectFrom("tally")
    .select((eb) => [
      "basis",
      eb.cast<number>(eb.fn.sum("amount"), "bigint").as("amount"),
      eb.cast<number>(eb.fn.sum("contractCount"), "bigint").as("contractCount"),
    ])
    .where("year", "=", year)
    .where("month", "in", [...monthsOf(year)])
    .where("amountKind", "=", definition.amountKind)
    .where("basis", "in", [...partsOf(definition.basis)])
    .where("dimension", "=", "all")
    .groupBy("basis")
    .execute();
  return figureOf(definition.basis, rows as readonly Part[]);
}
