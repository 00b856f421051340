import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/server-runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { growMarket } from "#app/cli/bench/market.ts";
import { searchMix } from "#app/cli/bench/mix.ts";
import { loader } from "#app/routes/outcomes/search.tsx";
import { type Composed, composeServices } from "#app/server/compose.ts";
import { readEnvironment } from "#app/server/environment.ts";
import { makeLog } from "#app/server/log.ts";
import type { Services } from "#app/web/services.ts";

const folders: string[] = [];

async function openMarket(size: number): Promise<Composed> {
  const dataDir = mkdtempSync(join(tmpdir(), "market-mix-"));
  folders.push(dataDir);
  const composed = await composeServices(readEnvironment({ DATA_DIR: dataDir }), { log: makeLog("silent") });
  await growMarket(composed, { size, password: "a-password-of-nobody" });
  return composed;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the questions of the measurement", () => {
  let market: Composed;
  beforeAll(async () => {
    market = await openMarket(600);
  }, 240_000);
  afterAll(() => market.close());

  it("are a hundred, the same each time, with words, facets, sorts, pages and three that find nothing", () => {
    const mix = searchMix();
    expect(mix).toHaveLength(100);
    expect(searchMix()).toEqual(mix);
    const having = (name: string) => mix.filter(({ path }) => new URL(path, "http://site.invalid").searchParams.has(name)).length;
    expect([having("q"), having("chain"), having("sort"), having("page")].every((count) => count >= 5)).toBe(true);
    expect(mix.filter(({ expects }) => expects === "nothing")).toHaveLength(3);
  });

  it.each(searchMix())("$path shows $expects", async ({ path, expects }) => {
    const noteMiss: Services["noteMiss"] = () => {};
    const context = { services: { reads: market.reads, search: market.search, clock: market.clock, noteMiss } } as AppLoadContext;
    const { found } = await loader({ request: new Request(new URL(path, "http://site.invalid")), context, params: {} });
    expect(found.hits.length > 0).toBe(expects === "results");
  });
});

describe("the market of the measurement", () => {
  it("is the same on every machine, and some of it stands in pools", async () => {
    const read = async () => {
      const market = await openMarket(40);
      const rows = await market.reads.selectFrom("outcome").select(["title", "state", "listedAt", "chainCode"]).orderBy("code").execute();
      await market.close();
      return rows;
    };
    const rows = await read();
    expect(await read()).toEqual(rows);
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(["listed", "pooled"]));
    expect(new Set(rows.map((row) => row.title)).size).toBeGreaterThan(30);
  }, 120_000);
});
