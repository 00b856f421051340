// Knows the address of the file with the flags that were asked for; must never judge one.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { type AnomaliesAsked, readAnomaliesAsked } from "#app/domain/oversight/anomalies/asked.ts";
import { mayReadAnomalies } from "#app/domain/oversight/anomalies/policy.ts";
import { type AnomalyLine, anomaliesFor } from "#app/domain/oversight/anomalies/queries.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import { foundText, type Speech } from "#app/ui/anomalies/anomaly-words.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { VOICES } from "#app/web/voices.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type TableWords, tableFrame, tableWords } from "./frame.server.ts";

const MAX_ROWS = 20_000;
const ROWS_A_READ = 1_000;

async function allAnomalies(reads: Reads, reader: { readonly actor: Actor; readonly now: Instant }, asked: AnomaliesAsked): Promise<readonly AnomalyLine[]> {
  const rows: AnomalyLine[] = [];
  let after: string | null = null;
  do {
    const found: Awaited<ReturnType<typeof anomaliesFor>> = await anomaliesFor(reads, reader, asked, { after, limit: ROWS_A_READ });
    rows.push(...found.lines);
    after = found.next;
  } while (after !== null && rows.length < MAX_ROWS);
  return rows;
}

function columnsOf(words: TableWords, speech: Speech): readonly TableColumn<AnomalyLine>[] {
  const named = (key: "code" | "rule" | "found" | "contracts" | "amount" | "state" | "owner" | "foundOn" | "stateOn") => ({
    head: words[`table.anomalies.${key}`],
    note: words[`table.anomalies.${key}.note`],
  });
  const { t } = speech;
  return [
    { ...named("code"), kind: "text", value: (row) => row.code },
    { ...named("rule"), kind: "text", value: (row) => t(`anomaly.rule.${row.rule}`) },
    { ...named("found"), kind: "text", value: (row) => foundText(speech, row) },
    { ...named("contracts"), kind: "count", value: (row) => row.contractCount },
    { ...named("amount"), kind: "money", value: (row) => row.amount },
    { ...named("state"), kind: "text", value: (row) => t(`anomaly.state.${row.state}`) },
    { ...named("owner"), kind: "text", value: (row) => row.ownerName },
    { ...named("foundOn"), kind: "day", value: (row) => dayOf(row.foundAt as Instant) },
    { ...named("stateOn"), kind: "day", value: (row) => dayOf(row.stateAt as Instant) },
  ];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  if (!mayReadAnomalies(actor)) notFound();
  const { reads, clock } = servicesFrom(context);
  const now = clock();
  const language = await languageOf(request);
  const words = tableWords(language);
  const rows = await allAnomalies(reads, { actor, now }, readAnomaliesAsked(new URL(request.url).searchParams));
  const { districts } = await cutNames(reads, language);
  const columns = columnsOf(words, { t: VOICES[language].t, language, districts });
  return tableResponse(
    { ...tableFrame<AnomalyLine>(words, words["table.anomalies.name"], words["table.anomalies.about"], now), columns, rows },
    formatOf(request),
  );
}
