// Proves on five years of generated contracts that ledger, tallies and a plain sum over contracts agree to the 分.
import { it } from "vitest";
import { describeDialects } from "#tests/support/database.ts";
import { proveFiveYears } from "./five-years.ts";

describeDialects("five years of contracts", (open) => {
  it("come to the same by ledger, by tallies and by a plain sum", async () => {
    await proveFiveYears(await open(), 5_000);
  }, 120_000);
});
