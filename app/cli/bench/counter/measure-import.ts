// Knows how an import is measured in a process of its own; must never bring a row in itself.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dayOf } from "#app/kernel/time.ts";
import type { DatabasePlace } from "#db/open.ts";
import { writeImportList } from "./import-list.ts";
import type { ImportTold } from "./import-process.ts";
import { clock, fillPlace } from "./places.ts";

const IMPORT = fileURLToPath(new URL("./import-process.ts", import.meta.url));

/** As the npm script has them: below two gigabytes the engine collects before it grows to many times what is in use. */
const COMMAND_OPTIONS = ["--max-old-space-size=1536", "--import", "tsx"];

export type ImportFigures = { readonly rowsPerSecond: number; readonly peakMb: number };

/** From the file to the last contract counted, and the most memory that the process ever held; throws unless every row came in. */
export async function measureImport(place: DatabasePlace, rows: number): Promise<ImportFigures> {
  const list = join(place.dataDir, "list.xlsx");
  await fillPlace(place, async () => {});
  await writeImportList(list, rows, dayOf(clock()));
  const args = ["--list", list, "--data", place.dataDir, ...(place.databaseUrl ? ["--database-url", place.databaseUrl] : [])];
  const child = fork(IMPORT, args, { execArgv: COMMAND_OPTIONS });
  let told: ImportTold | null = null;
  child.once("message", (message) => {
    told = message as ImportTold;
  });
  const [code] = await once(child, "exit");
  const done = told as ImportTold | null;
  if (code !== 0 || done === null || done.created !== rows) throw new Error(`the import ended with ${code}: ${JSON.stringify(done)}`);
  return { rowsPerSecond: rows / done.seconds, peakMb: done.peakMb };
}
