// Proves in a browser that a search is an address: words, filters, order, layout and page are all in it, with script and without.
import { expect, test } from "./site.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled, locale: "zh-CN" });

    test("words, filters, order and layout stay in the address", async ({ page }) => {
      await page.goto("/outcomes");
      await page.getByRole("searchbox").fill("轴承");
      await page.getByRole("main").getByRole("button", { name: "搜索" }).click();
      await expect(page).toHaveURL(/\?q=%E8%BD%B4%E6%89%BF$/u);
      await expect(page.getByRole("heading", { level: 3 }).first().locator("mark")).toHaveText("轴承");
      await expect(page.getByText(/^匹配：标题（轴承）/u).first()).toBeVisible();

      await page.getByRole("navigation", { name: "显示方式" }).getByRole("link", { name: "表格" }).click();
      await expect(page).toHaveURL(/view=table/u);
      const rows = page.getByRole("table").getByRole("row");
      const before = await rows.count();
      await expect(
        page
          .getByRole("table")
          .getByText(/^匹配：/u)
          .first(),
      ).toBeVisible();

      await page
        .getByRole("group", { name: "技术成熟度" })
        .getByRole("checkbox", { name: /成熟度 8 级/u })
        .check();
      await page.getByRole("button", { name: "应用筛选" }).click();
      await expect(page).toHaveURL(/trl=8/u);
      await expect(page).toHaveURL(/view=table/u);
      expect(await rows.count()).toBeLessThan(before);

      await page.getByRole("link", { name: "去掉：成熟度 8 级" }).click();
      await expect(page).not.toHaveURL(/trl/u);
      await expect(rows).toHaveCount(before);
    });

    test("the table goes on to its second page", async ({ page }) => {
      await page.goto("/outcomes?view=table");
      await page.getByRole("link", { name: "下一页" }).click();
      await expect(page).toHaveURL(/view=table&page=2$/u);
      await expect(page.getByRole("table").getByRole("row")).toHaveCount(21);
    });

    test("nothing found says what helps, and each help works", async ({ page }) => {
      await page.goto(`/outcomes?${new URLSearchParams({ q: '"轴承火箭发动机"' })}`);
      await expect(page.getByText("没有找到符合条件的成果")).toBeVisible();
      await page.getByRole("link", { name: /^轴承（\d+）$/u }).click();
      await expect(page.getByRole("status")).toHaveText(/^共找到 \d+ 项成果$/u);
    });
  });
}
