// The same proof as in the everyday suite on two hundred thousand contracts: for the night, not for each change.
import { it } from "vitest";
import { describeDialects } from "#tests/support/database.ts";
import { proveFiveYears } from "../domain/ledger/five-years.ts";

const HALF_AN_HOUR_MS = 1_800_000;

describeDialects("five years of two hundred thousand contracts", (open) => {
  it(
    "come to the same by ledger, by tallies and by a plain sum",
    async () => {
      await proveFiveYears(await open(), 200_000);
    },
    HALF_AN_HOUR_MS,
  );
});
