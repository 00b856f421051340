// Builds the site unless the build is fresh; `--force` builds anyway.
import { writeFileSync } from "node:fs";
import { isBuildFresh, run, say, sourceStamp } from "./prepare.mjs";

if (process.argv.includes("--force") || !isBuildFresh()) {
  say("Building …");
  run("npx", ["remix", "vite:build", "--logLevel", "warn"], { env: { NODE_ENV: "production" } });
  writeFileSync("build/.stamp", sourceStamp());
}
