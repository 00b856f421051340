// Answers `/api/v1/indicators`: the figure of the front page, year by year.
import { counterDefinition, publicCounter, yearsCounted } from "#app/domain/oversight/queries.server.ts";
import { dayOf, yearOf } from "#app/kernel/time.ts";
import { answering } from "./answer.server.ts";
import { listIndicators } from "./operations.server.ts";
import { indicatorView } from "./shapes/city.server.ts";

export const loader = answering(
  listIndicators,
  async ({ services, now }) => {
    const { reads } = services;
    const years = await yearsCounted(reads, yearOf(dayOf(now)));
    const definition = await counterDefinition(reads, now);
    const figures = await Promise.all(years.map(async (year) => ({ year, definition, asOf: now, figure: await publicCounter(reads, year, now) })));
    return { items: figures.map(indicatorView), next: null };
  },
  ["asOf"],
);
