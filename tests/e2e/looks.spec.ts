// How the site is shown: dark, large, and on paper; chosen by buttons, kept in a cookie, as readable as the plain one.
import { graveFaults } from "./grave-faults.ts";
import { expect, signIn, test } from "./site.ts";

const PAGES = ["/", "/outcomes", "/challenges", "/pools", "/sign-up", "/desk", "/desk/contracts?year=2026", "/contracts"];

test("the dark theme is chosen, kept and readable", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  const light = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("contentinfo").getByRole("button", { name: "深色" }).click();
  await expect(page.getByRole("button", { name: "深色" })).toHaveAttribute("aria-pressed", "true");
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(light);
  const faults: string[] = [];
  for (const path of PAGES) {
    await page.goto(path);
    faults.push(...(await graveFaults(page)).map((fault) => `${path}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

test("large type is larger and still fits a phone", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  await page.setViewportSize({ width: 390, height: 900 });
  const sizeOf = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  const normal = await sizeOf();
  await page.getByRole("button", { name: "大字版" }).click();
  await expect(page.getByRole("button", { name: "标准字号" })).toBeVisible();
  expect(await sizeOf()).toBeGreaterThanOrEqual(normal * 1.2);
  const wider: string[] = [];
  for (const path of PAGES) {
    await page.goto(path);
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)) wider.push(path);
  }
  expect(wider).toEqual([]);
});

test("the desk on paper carries its time, its address and the same digest each time", async ({ page, site }) => {
  await signIn(page, site, "analyst");
  await page.emulateMedia({ media: "print" });
  const digest = async () => {
    await page.goto("/desk?year=2025");
    const line = page.getByText("内容摘要 SHA-256");
    await expect(line).toBeVisible();
    await expect(page.getByText(`${site.url}/desk?year=2025`)).toBeVisible();
    await expect(page.getByRole("navigation", { name: "主导航" })).toBeHidden();
    return line.textContent();
  };
  const first = await digest();
  expect(first).toMatch(/[0-9a-f]{64}$/u);
  expect(await digest()).toBe(first);
  await page.goto("/desk?year=2024");
  await expect(page.getByText("内容摘要 SHA-256")).not.toHaveText(first ?? "");
});
