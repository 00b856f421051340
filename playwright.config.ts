import { defineConfig } from "@playwright/test";

type SiteOptions = { processes: "one" | "several" };

const executablePath = process.env.CHROMIUM_PATH || "/usr/bin/chromium";

export default defineConfig<object, SiteOptions>({
  testDir: "tests/e2e",
  // The story is told twice: by one process on SQLite, and by two behind one port on PostgreSQL.
  projects: [
    { name: "one", testMatch: "*.spec.ts", testIgnore: "several/**" },
    { name: "several", testMatch: ["story.spec.ts", "several/*.spec.ts"], use: { processes: "several" } },
  ],
  // Each worker seeds a city of its own; the crawl, one file, fills one worker while the other does the rest.
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["dot"], ["json", { outputFile: "test-results/e2e.json" }]],
  outputDir: "test-results/playwright",
  use: {
    headless: true,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
