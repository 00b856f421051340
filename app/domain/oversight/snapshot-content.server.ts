// Knows how everything a pack prints is read at once, as it was known at one instant; must never write.
import { addMoney, fen } from "#app/kernel/money.ts";
import { addMs, type Day, type Instant, startOfDay } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";
import type { Figure } from "./counter.ts";
import type { DeskCounter } from "./desk.ts";
import type { Period } from "./period.ts";
import { bridgeOf, restatementsOf } from "./queries/bridge.server.ts";
import { organisationNames } from "./queries/institutes.server.ts";
import { cutNames } from "./queries/names.server.ts";
import { ratioOf } from "./queries/ratio.server.ts";
import { deskCounterOf } from "./queries.server.ts";
import type { SnapshotContent } from "./snapshot.ts";

function ownFigure(counter: DeskCounter, months: readonly string[]): Figure {
  const own = counter.byMonth.filter((month) => months.includes(month.month));
  return { amount: addMoney(fen(0), ...own.map((month) => month.amount)), contractCount: own.reduce((sum, month) => sum + month.contractCount, 0) };
}

/** The bridge runs from the period's beginning as it was known then. */
export async function snapshotContent(reads: Reads, period: Period, asOf: Instant): Promise<SnapshotContent> {
  const counter = await deskCounterOf(reads, period.year, asOf, true);
  const since = addMs(startOfDay(`${period.months[0]}-01` as Day), -1);
  const { definition } = counter;
  const organisations = await organisationNames(
    reads,
    counter.byInstitute.map((figure) => figure.value),
  );
  return {
    period: period.text,
    kind: period.kind,
    months: period.months,
    asOf,
    counter,
    own: ownFigure(counter, period.months),
    ratio: await ratioOf(reads, period.year, asOf, true),
    bridge: await bridgeOf(reads, { year: period.year, since, asOf, definition }),
    restatements: await restatementsOf(reads, { since, asOf, definition }),
    names: {
      zh: { ...(await cutNames(reads, "zh")), organisations },
      en: { ...(await cutNames(reads, "en")), organisations },
    },
  };
}
