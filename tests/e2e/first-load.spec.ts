import { firstLoadFiles, readClientManifest } from "#app/cli/bench/first-load.ts";
import { expect, test } from "./site.ts";

for (const language of ["zh", "en"] as const) {
  test(`the counted first load of the search page is what a browser loads (${language})`, async ({ page, context, site }) => {
    const lang = Buffer.from(JSON.stringify(language)).toString("base64");
    await context.addCookies([{ name: "lang", value: encodeURIComponent(lang), url: site.url }]);
    const loaded = new Set<string>();
    page.on("request", (request) => {
      if (request.resourceType() === "script") loaded.add(new URL(request.url()).pathname.slice(1));
    });
    const reply = await page.goto("/outcomes");
    await page.waitForLoadState("networkidle");
    const counted = firstLoadFiles((await reply?.text()) ?? "", readClientManifest("build"), language);
    expect([...loaded].sort()).toEqual(counted);
  });
}
