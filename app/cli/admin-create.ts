// Makes the one-time link for the bureau's first administrator; knows no password and keeps no token.

import { parseArgs } from "node:util";
import { createFirstOfficial } from "#app/domain/people/commands/open-office.server.ts";
import { OfficeFields } from "#app/domain/people/fields.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { wholeEn } from "#app/ui/text/whole.ts";

const USAGE = `npm run admin:create -- --org NAME --credit-code CODE --district CODE --email EMAIL
  --district is a district's code such as 330602, or "outside" for a bureau of the city as a whole\n`;

const FLAGS: Readonly<Record<string, string>> = { orgName: "--org", creditCode: "--credit-code", districtCode: "--district", email: "--email" };

function readFlags() {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { org: text, "credit-code": text, district: text, email: text } });
  const given = { orgName: values.org ?? "", creditCode: values["credit-code"] ?? "", districtCode: values.district ?? "", email: values.email ?? "" };
  return OfficeFields.safeParse({ kind: "bureau", ...given });
}

/** Null, after the usage, when a flag is unknown or not right. */
function checkedFlags() {
  try {
    const flags = readFlags();
    if (flags.success) return flags.data;
    process.stderr.write(`${USAGE}Not right: ${flags.error.issues.map((issue) => FLAGS[String(issue.path[0])]).join(", ")}\n`);
  } catch (error) {
    process.stderr.write(`${USAGE}${error instanceof Error ? error.message : ""}\n`);
  }
  return null;
}

function sentence(error: unknown): string {
  if (!isRefusal(error)) throw error;
  const key = `refusal.${error.code}`;
  return `${wholeEn[key as TextKey]} ${wholeEn[`${key}.next` as TextKey]}`;
}

async function main(): Promise<number> {
  const flags = checkedFlags();
  if (!flags) return 2;
  const environment = readEnvironment();
  const composed = await composeServices(environment, { log: makeLog(environment.logLevel) });
  try {
    const link = await composed.unitOfWork((tx, now) => createFirstOfficial(tx, flags, now));
    process.stdout.write(`${environment.publicUrl}/link/${link.token}\n`);
    process.stderr.write(`Valid once, until ${link.expiresAt}. Earlier links no longer work.\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentence(error)}\n`);
    return 1;
  } finally {
    await composed.close();
  }
}

process.exitCode = await main();
