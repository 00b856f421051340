// Erases one event's data on a person's lawful request; the chain stays whole and the record says who asked for it and when.
import { parseArgs } from "node:util";
import { eraseEventData } from "#app/domain/events/erase-data.server.ts";
import { SYSTEM_ACTOR } from "#app/kernel/actor.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import { operationsEn } from "#app/ui/text/en/operations.ts";

const USAGE = "npm run events:erase -- --seq NUMBER --reason TEXT\n  --reason is the ground in law and the request's number; it is kept for ever\n";

/** Null, after the usage, when the flags are not right. */
function readWish(): { readonly seq: number; readonly reason: string } | null {
  try {
    const { values } = parseArgs({ options: { seq: { type: "string" }, reason: { type: "string" } } });
    const seq = Number(values.seq);
    if (Number.isSafeInteger(seq) && seq > 0) return { seq, reason: values.reason ?? "" };
    process.stderr.write(USAGE);
  } catch (error) {
    process.stderr.write(`${USAGE}${error instanceof Error ? error.message : ""}\n`);
  }
  return null;
}

function sentence(error: unknown): string {
  if (!isRefusal(error)) throw error;
  const texts: Readonly<Record<string, string>> = operationsEn;
  const say = (key: string) => (texts[key] ?? key).replace("{{characters}}", String(error.facts.characters));
  return `${say(`refusal.${error.code}`)} ${say(`refusal.${error.code}.next`)}`;
}

async function erase(wish: { readonly seq: number; readonly reason: string }): Promise<number> {
  const environment = readEnvironment();
  const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
  try {
    await composed.unitOfWork((tx, now) => eraseEventData(tx, SYSTEM_ACTOR, wish, now));
    process.stderr.write(`The data of event ${wish.seq} is erased. Backups made before still hold it: keep them only as long as you must.\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    return 1;
  } finally {
    await composed.close();
  }
}

const wish = readWish();
process.exitCode = wish ? await erase(wish) : 2;
