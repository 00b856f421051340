// Holds the Meilisearch engine to the contract on a real server, where MEILI_URL and MEILI_API_KEY name one; elsewhere it says that it did not.
import { randomUUID } from "node:crypto";
import { afterAll, describe, test } from "vitest";
import { dropServerIndex } from "#search/meilisearch/drop.server.ts";
import { openMeilisearchEngine } from "#search/meilisearch/open.ts";
import { describeEngine } from "../contract.ts";

const { MEILI_URL: url, MEILI_API_KEY: apiKey = "" } = process.env;
const made: string[] = [];

/** Every index and key that the suite made is taken away again, the server's others are left alone. */
afterAll(async () => {
  if (url) for (const uid of made) await dropServerIndex({ url, apiKey }, uid);
});

if (url) {
  describeEngine("meilisearch", async () => {
    const uid = `contract_${randomUUID()}`;
    made.push(uid);
    return openMeilisearchEngine({ url, apiKey }, uid);
  });
} else {
  describe("search engine meilisearch", () => {
    test.skip("not run: MEILI_URL names no server", () => undefined);
  });
}
