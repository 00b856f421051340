// Runs what needs a real Meilisearch server: the whole contract of search engines. Says so, and fails, where none was named.
import { spawnSync } from "node:child_process";

if (!process.env.MEILI_URL || !process.env.MEILI_API_KEY) {
  process.stderr.write("No search server was given, so nothing was run against one.\n");
  process.stderr.write("Start one and name it, for example: MEILI_URL=http://127.0.0.1:7700 MEILI_API_KEY=<master key> npm run test:meili\n");
  process.exit(1);
}
const { status } = spawnSync("npx", ["vitest", "run", "tests/search/meilisearch/server.test.ts", ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(status ?? 1);
