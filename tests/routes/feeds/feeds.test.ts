import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { readContractContent } from "#app/domain/contracts/codec.ts";
import { acceptContract } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import { withdrawOutcome } from "#app/domain/outcomes/commands/withdraw-outcome.server.ts";
import type { Day } from "#app/kernel/time.ts";
import { jsonLdText } from "#app/ui/feeds/json-ld.tsx";
import { outcomeGraph } from "#app/ui/feeds/schema-org.ts";
import { contractForm, plantOffice, registration } from "#tests/domain/contracts/contract-scene.ts";
import { agreedDeal, dealTerms, sign } from "#tests/domain/deals/deal-scene.ts";
import { openApiSite } from "#tests/support/api-site.ts";
import { describeDialects } from "#tests/support/database.ts";
import { outcomeContent } from "#tests/support/plant.ts";
import { listOutcome, openApiScene, SECRET } from "../api/api-scene.ts";

/** Text by element path, in document order; throws where the XML is not well formed. */
function textsOf(xml: string): readonly (readonly [path: string, text: string])[] {
  const texts: [string, string][] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  const inside: string[] = [];
  parser.on("opentag", (tag) => {
    path.push(tag.name);
    inside.push("");
  });
  parser.on("closetag", () => {
    texts.push([path.join("/"), (inside.pop() ?? "").trim()]);
    path.pop();
  });
  const take = (text: string) => {
    if (inside.length > 0) inside[inside.length - 1] += text;
  };
  parser.on("text", take);
  parser.on("cdata", take);
  parser.write(xml).close();
  return texts;
}

const at = (texts: ReturnType<typeof textsOf>, path: string) => texts.filter(([own]) => own === path).map(([, text]) => text);

describeDialects("feeds", (open) => {
  it("hold public things only, newest first, and stay XML whatever a title says", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const { owner } = scene.cast;
    const gone = await listOutcome(t, owner.orgId, "将被撤回");
    t.advance(1_000);
    const odd = `<b>]]>&amp;\u0001"标题'`;
    await listOutcome(t, owner.orgId, odd);
    await t.unitOfWork((tx, now) => withdrawOutcome(tx, owner, { outcomeId: gone.id, reason: SECRET }, now));
    const site = await openApiSite(t);
    const feed = await site.get("/feeds/outcomes.atom");
    const xml = await feed.text();
    const titles = at(textsOf(xml), "feed/entry/title");
    expect(feed.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    // Escaped once as HTML, so that a reader shows the title's own marks; the control character is gone.
    expect(titles[0]).toBe(`&lt;b&gt;]]&gt;&amp;amp;"标题'`);
    expect(titles).not.toContain("将被撤回");
    expect(xml).not.toContain(SECRET);
    expect(new Set(at(textsOf(xml), "feed/entry/id")).size).toBe(titles.length);
    const challenges = await (await site.get("/feeds/challenges.atom")).text();
    expect(at(textsOf(challenges), "feed/entry/title")).toHaveLength(1);
    expect(challenges).not.toContain(SECRET);
    expect((await site.get("/feeds/secrets.atom")).status).toBe(404);
  });

  it("tell a registered deal without its price or its parties", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    const { clerk } = await plantOffice(t);
    const { enterprise, stranger } = scene.cast;
    const outcome = await listOutcome(t, stranger.orgId, "被转化的成果");
    const terms = dealTerms({ scope: SECRET });
    const deal = await agreedDeal(t, stranger, enterprise, outcome.id, terms);
    await sign(t, stranger, deal);
    await sign(t, enterprise, deal);
    const {
      id: contractId,
      name,
      buyerName,
    } = await t.reads.selectFrom("techContract").select(["id", "name", "buyerName"]).where("dealId", "=", deal.id).executeTakeFirstOrThrow();
    const site = await openApiSite(t);
    const entries = async () => at(textsOf(await (await site.get("/feeds/results.atom")).text()), "feed/entry/title");
    expect(await entries()).toEqual([]);
    const { content, signedOn } = await t.reads
      .selectFrom("techContract")
      .select(["content", "signedOn"])
      .where("id", "=", contractId)
      .executeTakeFirstOrThrow();
    const { buyer, licenceKind } = readContractContent(content);
    const amounts = { class: "licence", totalAmount: terms.totalAmount, technicalAmount: terms.technicalAmount } as const;
    const form = contractForm({ ...amounts, name, buyer, licenceKind, signedOn: signedOn as Day });
    await t.unitOfWork((tx, now) => editContract(tx, stranger, { contractId, form }, now));
    await t.unitOfWork((tx, now) => submitContract(tx, stranger, { contractId, undertaking: true }, now));
    await t.unitOfWork((tx, now) => acceptContract(tx, clerk, { contractId }, now));
    t.advance(86_400_000);
    await t.unitOfWork((tx, now) => registerContract(tx, clerk, registration(contractId, { ...amounts, registeredOn: signedOn as Day }), now));
    const [entry] = await entries();
    expect(entry).toContain("被转化的成果");
    const xml = await (await site.get("/feeds/results.atom")).text();
    for (const hidden of [SECRET, buyerName, "300000", "300,000", "30000000"]) expect(xml).not.toContain(hidden);
  });
});

describeDialects("maps for search engines", (open) => {
  it("name each public address once, with the day of its last public change, and nothing else", async () => {
    const t = await open();
    const scene = await openApiScene(t);
    t.advance(3 * 86_400_000);
    const late = await listOutcome(t, scene.cast.owner.orgId, "三天后");
    await t.unitOfWork((tx, now) => tx.updateTable("outcome").set({ updatedAt: now }).where("id", "=", scene.outcome.id).execute());
    const site = await openApiSite(t);
    const files = at(textsOf(await (await site.get("/sitemap.xml")).text()), "sitemapindex/sitemap/loc");
    const places = new Map<string, string>();
    for (const file of files) {
      const texts = textsOf(await (await site.get(new URL(file).pathname)).text());
      const days = at(texts, "urlset/url/lastmod");
      for (const [index, place] of at(texts, "urlset/url/loc").entries()) {
        expect(places.has(place)).toBe(false);
        places.set(place, days[index] ?? "");
      }
    }
    expect(places.get(`${site.url}/outcomes/${scene.outcome.code}`)).toBe("2026-03-02");
    expect(places.get(`${site.url}/outcomes/${late.code}`)).toBe("2026-03-05");
    expect(places.has(`${site.url}/challenges/${scene.challenge.code}`)).toBe(true);
    expect(places.has(`${site.url}/challenges/${scene.draft.code}`)).toBe(false);
    expect([...places.keys()].filter((place) => /\/(trials|deals|contracts|account|desk)/u.test(place))).toEqual([]);
    expect(await (await site.get("/robots.txt")).text()).toContain(`Sitemap: ${site.url}/sitemap.xml`);
    expect((await site.get("/sitemaps/outcomes-2.xml")).status).toBe(404);
  });
});

it("linked data in a page cannot end its own element", () => {
  const content = outcomeContent({ title: "</script><script>alert(1)</script><!--" });
  const facts = { code: "SX-CG-2026-000001", state: "listed", ownerOrgId: null, ownerName: "示例学院 & 公司", node: null, listName: "科技成果", content };
  const text = jsonLdText(outcomeGraph("https://market.example", facts));
  expect(text).not.toMatch(/[<>&]/u);
  expect((JSON.parse(text) as { "@graph": { name: string }[] })["@graph"][0]?.name).toBe(content.title);
  expect(text).not.toContain("confidential");
});
