// Knows how log lines are kept by the Shanghai day and for how long; must never know what a line says.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DestinationStream, pino } from "pino";
import { settingOn } from "#app/domain/settings/queries.server.ts";
import { addMonths, type Day, dayOf, type Instant } from "#app/kernel/time.ts";
import type { Reads } from "#db/unit-of-work.ts";

/** 网络安全法（2017）第二十一条第三项: network logs are kept for not less than six months. No setting goes below. */
const KEEP_AT_LEAST_MONTHS = 6;
const NAME = /^market-(\d{4}-\d{2}-\d{2})\.log$/u;

function openDay(folder: string, day: Day): ReturnType<typeof pino.destination> {
  const stream = pino.destination({ dest: join(folder, `market-${day}.log`), append: true, sync: true, mode: 0o640 });
  // A full disk must not end the server; the same line stands on stderr.
  stream.on("error", () => {});
  return stream;
}

/** A stream into `market-YYYY-MM-DD.log`, a new file with each Shanghai day. */
export function openDailyLog(folder: string, clock: () => Instant): DestinationStream {
  mkdirSync(folder, { recursive: true });
  let day = dayOf(clock());
  let stream = openDay(folder, day);
  return {
    write(line) {
      const today = dayOf(clock());
      if (today !== day) {
        stream.end();
        day = today;
        stream = openDay(folder, day);
      }
      stream.write(line);
    },
  };
}

/** Removes the files of days that need not be kept any more (setting `log.keepMonths`); returns their names. */
export async function pruneDailyLogs(folder: string, reads: Reads, now: Instant): Promise<readonly string[]> {
  const today = dayOf(now);
  const months = Math.max(KEEP_AT_LEAST_MONTHS, await settingOn(reads, "log.keepMonths", today));
  const oldestKept = addMonths(today, -months);
  const old = readdirSync(folder).filter((name) => (NAME.exec(name)?.[1] ?? oldestKept) < oldestKept);
  for (const name of old) rmSync(join(folder, name));
  return old;
}
