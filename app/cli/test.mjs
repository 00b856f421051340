// Everything a change must pass, in one command from a clean clone; ends with one line that counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { checkNode, findChromium, installBrowser, installPackages, say } from "./prepare.mjs";

checkNode();
installPackages();
installBrowser();
process.env.CHROMIUM_PATH = findChromium() ?? "";
rmSync("test-results", { recursive: true, force: true });
mkdirSync("test-results", { recursive: true });

const counts = { passed: 0, failed: 0 };

/** A step without counts of its own counts as one. */
function step(name, command, args, read) {
  say(`\n=== ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env: process.env });
  const counted = read?.() ?? { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  counts.passed += counted.passed;
  counts.failed += counted.failed + (status !== 0 && counted.failed === 0 ? 1 : 0);
  say(`=== ${name}: ${status === 0 ? "ok" : "FAILED"} in ${Math.round((performance.now() - started) / 1000)} s`);
}

function readJson(file, pick) {
  return () => (existsSync(file) ? pick(JSON.parse(readFileSync(file, "utf8"))) : { passed: 0, failed: 1 });
}

step("lint", "npx", ["biome", "check", "--error-on-warnings", "."]);
step("types", "npx", ["tsc", "--noEmit"]);
step("architecture", "npx", ["depcruise", "--config", ".dependency-cruiser.cjs", "app", "db", "search", "seeds", "--output-type", "err"]);
step(
  "unit and both dialects",
  "npx",
  ["vitest", "run", "--reporter=dot", "--reporter=json", "--outputFile.json=test-results/unit.json"],
  readJson("test-results/unit.json", (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + (r.numFailedTestSuites && !r.numFailedTests ? r.numFailedTestSuites : 0),
  })),
);
step("build", "node", ["app/cli/build.mjs"]);
step(
  "end to end",
  "npx",
  ["playwright", "test"],
  readJson("test-results/e2e.json", (r) => ({ passed: r.stats.expected, failed: r.stats.unexpected + r.stats.flaky })),
);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
