// A process of its own that brings one list in as the command line does, and tells its parent how long that took and how much memory.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { importBatch, mappingFor } from "#app/cli/import/run-import.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { LIST_KIND } from "./import-list.ts";

const KB_PER_MB = 1_024;

/** The most that this program ever held, in MB. Of Linux' own count for the process the parent's memory is a part, from the moment before it became this program. */
function peakMb(): number {
  const status = process.platform === "linux" ? readFileSync("/proc/self/status", "utf8") : "";
  const kb = Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
  return kb / KB_PER_MB;
}

export type ImportTold = { readonly created: number; readonly refused: number; readonly seconds: number; readonly peakMb: number };

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { list: text, data: text, "database-url": text } });
const place = { DATA_DIR: values.data, ...(values["database-url"] ? { DATABASE_URL: values["database-url"] } : {}) };
const composed = await composeServices(readEnvironment(place), { log: makeLog("error") });
const services = { unitOfWork: composed.unitOfWorkAt(composed.clock), reads: composed.reads, files: composed.files };
const counts = { created: 0, refused: 0 };
const begun = performance.now();
const file = { kind: LIST_KIND, source: "示例登记系统", name: "list.xlsx", bytes: new Uint8Array(readFileSync(values.list ?? "")) } as const;
const known = await mappingFor(services.reads, file, () => {
  throw new Error("the list is no catalogue");
});
await importBatch(services, { ...file, known, openUntil: null }, (rows) => {
  for (const row of rows) if (row.result === "created" || row.result === "refused") counts[row.result] += 1;
});
const seconds = (performance.now() - begun) / 1000;
const told: ImportTold = { ...counts, seconds, peakMb: peakMb() };
process.send?.(told);
await composed.close();
