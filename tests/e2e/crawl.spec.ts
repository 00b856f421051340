// Every page a persona may open, at both widths and in both languages: nothing serious from axe, no console error, one heading.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import routes from "#app/routes.ts";
import { graveFaults } from "./grave-faults.ts";
import { expect, signIn, test } from "./site.ts";
import { declareRoutes, isPage, realAddresses } from "./site-map.ts";

declareRoutes(await routes);
const [head, ...lines] = readFileSync("tests/policy/access.csv", "utf8")
  .trim()
  .split("\n")
  .map((line) => line.split(","));
const personas = (head ?? []).slice(1);
const WIDTHS = [390, 1280] as const;

function openTo(persona: string): readonly string[] {
  const column = personas.indexOf(persona) + 1;
  return lines
    .filter((line) => line[column] === "200")
    .map((line) => line[0] ?? "")
    .filter(isPage);
}

/** What was shown below the head, by width and language: the same part for another persona needs no second look. */
const lookedAt = new Set<string>();

/** A page's own part, without the moment at which it was made: what the hour is, and the foot that only paper shows. */
function ownPart(page: Page): Promise<string> {
  return page.locator("main").evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    for (const foot of copy.querySelectorAll("[data-keep].hidden")) foot.remove();
    for (const time of copy.querySelectorAll("time")) {
      time.removeAttribute("datetime");
      time.textContent = "";
    }
    return copy.innerHTML;
  });
}

/** True the first time a page's own part is seen; each persona's head is seen with the pages that only he has. */
async function isNew(page: Page, width: number): Promise<boolean> {
  const shown = `${width} ${await page.locator("html").getAttribute("lang")} ${await ownPart(page)}`;
  const before = lookedAt.size;
  return lookedAt.add(shown).size > before;
}

async function look(page: Page, address: string, language: string): Promise<string[]> {
  const faults: string[] = [];
  await page.goto(address, { waitUntil: "load" });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    if (await isNew(page, width)) faults.push(...(await graveFaults(page)).map((fault) => `${address} ${width} ${language}: ${fault}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 1) faults.push(`${address} ${width} ${language}: ${overflow} px wider than the window`);
  }
  const headings = await page.getByRole("heading", { level: 1 }).count();
  if (headings !== 1) faults.push(`${address} ${language}: ${headings} first-level headings`);
  if ((await page.title()) === "") faults.push(`${address} ${language}: no title`);
  return faults;
}

// Each persona is a test for whichever browser is free: in one alone they would take as long as all other tests together.
test.describe.configure({ mode: "parallel" });
for (const persona of personas) {
  test(`the pages of ${persona}`, async ({ page, site }) => {
    test.setTimeout(600_000);
    const faults: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
    if (persona !== "public") await signIn(page, site, persona);
    const addresses = await realAddresses(
      site.composed.reads,
      site.accounts.map((account) => account.email),
    );
    for (const language of ["zh", "en"]) {
      await page.context().addCookies([{ name: "lang", value: languageCookie(language), url: site.url }]);
      for (const pattern of openTo(persona)) faults.push(...(await look(page, addresses.get(pattern) ?? pattern, language)));
    }
    expect(faults).toEqual([]);
  });
}

/** As Remix's unsigned cookies keep a text: JSON in base64. */
function languageCookie(language: string): string {
  return encodeURIComponent(Buffer.from(JSON.stringify(language)).toString("base64"));
}
