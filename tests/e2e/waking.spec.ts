// A page clicked while its script still wakes it must come alive all the same.
import { expect, test } from "./site.ts";

test("a reader who clicks before the page is awake raises no error, and the page wakes", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  // A click after each task of the browser: one of them meets every moment of the waking.
  await page.addInitScript(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      document.querySelector("h1")?.click();
      if (!("isAwake" in window)) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
  });
  for (let reading = 0; reading < 5; reading += 1) {
    await page.goto("/sign-in");
    await expect.poll(() => page.evaluate(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")))).toBe(true);
    await page.evaluate(() => Object.assign(window, { isAwake: true }));
  }
  expect(errors).toEqual([]);
});
