// Knows how a mail proves, without signing in, that its holder may stop its topics; must never open anything else.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Reads, Tx } from "#db/unit-of-work.ts";
import type { Topic } from "../inbox/items.ts";
import { isTopic } from "./mail.ts";

const KEY = "unsubscribeKey";
const KEY_BYTES = 32;

/** The instance's signing key, made on first use. */
export async function unsubscribeKey(tx: Tx): Promise<string> {
  await tx
    .insertInto("instance")
    .values({ key: KEY, value: randomBytes(KEY_BYTES).toString("base64url") })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  return (await tx.selectFrom("instance").select("value").where("key", "=", KEY).executeTakeFirstOrThrow()).value;
}

function signatureOf(key: string, text: string): Buffer {
  return createHmac("sha256", key).update(`unsubscribe ${text}`).digest();
}

/** `person.topics.signature`; the topics are the ones the mail held. */
export function unsubscribeToken(key: string, personId: string, topics: readonly Topic[]): string {
  const text = `${personId}.${[...topics].sort().join("-")}`;
  return `${text}.${signatureOf(key, text).toString("base64url")}`;
}

/** Whom and what a token stops; undefined when it was not signed here. */
export async function readUnsubscribeToken(reads: Reads, token: string): Promise<{ readonly personId: string; readonly topics: readonly Topic[] } | undefined> {
  const [personId = "", listed = "", given = ""] = token.split(".");
  const row = await reads.selectFrom("instance").select("value").where("key", "=", KEY).executeTakeFirst();
  if (!row) return undefined;
  const signed = signatureOf(row.value, `${personId}.${listed}`);
  const offered = Buffer.from(given, "base64url");
  if (offered.length !== signed.length || !timingSafeEqual(offered, signed)) return undefined;
  return { personId, topics: listed.split("-").filter(isTopic) };
}
