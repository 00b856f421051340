// Knows which measurements there are and runs the one that is named.
import { benchCounter } from "./bench/counter/counter.ts";
import { benchPages } from "./bench/pages.ts";
import { benchSearch } from "./bench/search/search.ts";

const BENCHES: Readonly<Record<string, { readonly says: string; readonly run: (args: readonly string[]) => Promise<void> }>> = {
  search: { says: "a large market's search box, beginnings and matching, and MiniSearch over the same: --docs N --from DIR", run: benchSearch },
  counter: { says: "the bureau's desk, registering, the ledger's proof and an import at a million contracts, beside a thousand", run: benchCounter },
  pages: { says: "the search page against the same page from constant answers, and against an empty page", run: benchPages },
};

const name = process.argv[2] ?? "";
const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (bench) {
  await bench.run(process.argv.slice(3));
} else {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of\n`);
  for (const [known, { says }] of Object.entries(BENCHES)) process.stderr.write(`  ${known}  ${says}\n`);
  process.exit(name === "" ? 0 : 2);
}
