// Words that come with few pages are spoken by those pages alone: another page would have none at hand in the browser.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { seldomZh } from "#app/ui/text/seldom-zh.ts";

/** What only the pages named in app/ui/text/seldom.ts are made of. */
const OF_SELDOM_PAGES = [
  ...[
    "app/ui/anomalies/",
    "app/ui/contracts/",
    "app/ui/desk/",
    "app/ui/thesaurus/",
    "app/ui/judgements/",
    "app/ui/imports/",
    "app/ui/operations/",
    "app/ui/settings/",
    "app/ui/feeds/api-page.tsx",
    "app/ui/inbox/notices-page.tsx",
  ],
  ...[
    "app/ui/inbox/unsubscribe-page.tsx",
    "app/ui/oversight/ratio-card.tsx",
    "app/ui/people/tokens-page.tsx",
    "app/ui/people/members-page.tsx",
    "app/ui/people/mailed-links.tsx",
    "app/ui/people/form-labels.ts",
  ],
];

it("are not spoken elsewhere", () => {
  const words = Object.keys(seldomZh).filter((key) => !key.startsWith("refusal."));
  const files = readdirSync("app/ui", { recursive: true, encoding: "utf8" }).map((name) => `app/ui/${name.replaceAll("\\", "/")}`);
  const others = files.filter((file) => /\.tsx?$/u.test(file) && !file.startsWith("app/ui/text/") && !OF_SELDOM_PAGES.some((own) => file.startsWith(own)));
  expect(others.length).toBeGreaterThan(50);
  const wrong = others.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return words.filter((key) => text.includes(`"${key}"`)).map((key) => `${file}: ${key}`);
  });
  expect(wrong).toEqual([]);
});
