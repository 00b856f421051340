// Starts the SMTP server for one unit test and closes it after.
import { afterEach } from "vitest";
import { startSmtp, type TestSmtp } from "./smtp-server.ts";

export type { ReceivedMail, TestSmtp } from "./smtp-server.ts";

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

export async function openSmtp(): Promise<TestSmtp> {
  const smtp = await startSmtp();
  cleanups.push(smtp.close);
  return smtp;
}
