import { expect, signIn, test } from "./site.ts";

test("a token is told once, reads for its person, feeds his calendar and ends when he says so", async ({ page, site, request }) => {
  await signIn(page, site, "enterprise");
  await page.goto("/account");
  await page.getByRole("link", { name: "接口令牌" }).click();
  await page.getByRole("button", { name: "签发令牌" }).click();
  await expect(page.getByText("请至少选择一项权限。").first()).toBeVisible();
  await page.getByLabel("名称").fill("企业的日历与程序");
  await page.getByRole("checkbox", { name: "读取本单位的合同、试用和交易" }).check();
  await page.getByRole("checkbox", { name: "个人日历地址" }).check();
  await page.getByRole("button", { name: "签发令牌" }).click();
  const token = await page.getByLabel("令牌", { exact: true }).inputValue();
  const calendar = await page.getByLabel("日历地址（请勿外传）").inputValue();
  const asks = { headers: { Authorization: `Bearer ${token}` } };
  const own = await request.get("/api/v1/own/trials", asks);
  expect(own.status()).toBe(200);
  const { items } = (await own.json()) as { items: { code: string }[] };
  expect(items.length).toBeGreaterThan(0);
  const dates = await (await request.get(calendar)).text();
  for (const { code } of items) expect(dates).toContain(`UID:${code}-`);
  await page.goto("/account/tokens");
  expect(await page.content()).not.toContain(token);
  await page
    .getByRole("row", { name: /企业的日历与程序/u })
    .getByRole("button", { name: "撤销" })
    .click();
  await expect(page.getByText("还没有令牌")).toBeVisible();
  expect((await request.get("/api/v1/own/trials", asks)).status()).toBe(401);
  expect((await request.get(calendar)).status()).toBe(404);
});

test("linked data stands in the public pages, carries the document's nonce and can be read", async ({ page, site }) => {
  const { reads } = site.composed;
  const outcome = await reads.selectFrom("outcome").select(["code", "title"]).where("state", "=", "pooled").orderBy("code").executeTakeFirstOrThrow();
  const challenge = await reads.selectFrom("challenge").select("code").where("state", "=", "published").orderBy("code").executeTakeFirstOrThrow();
  const pool = await reads.selectFrom("pool").select("code").orderBy("code").executeTakeFirstOrThrow();
  const org = await reads.selectFrom("organisation").select("id").where("kind", "=", "institute").orderBy("id").executeTakeFirstOrThrow();
  const expected = [
    [`/outcomes/${outcome.code}`, "Product"],
    [`/challenges/${challenge.code}`, "Demand"],
    [`/pools/${pool.code}`, "Collection"],
    [`/organisations/${org.id}`, "ResearchOrganization"],
    ["/", "WebSite"],
  ] as const;
  for (const [path, type] of expected) {
    await page.goto(path);
    const script = page.locator('script[type="application/ld+json"]');
    const graph = JSON.parse((await script.textContent()) ?? "") as { "@graph": { "@type": string }[] };
    expect([path, graph["@graph"][0]?.["@type"]]).toEqual([path, type]);
    expect(await script.evaluate((element) => ((element as HTMLScriptElement).nonce ?? "").length)).toBeGreaterThan(0);
  }
});
