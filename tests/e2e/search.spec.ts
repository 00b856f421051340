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

test.describe("while somebody types", () => {
  test.use({ locale: "zh-CN" });

  test("the box offers what goes on from the letters, and the keyboard alone takes it", async ({ page }) => {
    await page.goto("/outcomes");
    await page.getByRole("searchbox").focus();
    const box = page.getByRole("combobox", { name: /^找成果/u });
    await box.pressSequentially("zhouch");
    const offers = page.getByRole("listbox").getByRole("option");
    await expect(offers.first()).toHaveText(/轴承/u);
    await expect(page.getByText(/^\d+ 条提示/u)).toBeAttached();
    await box.press("Escape");
    await expect(offers).toHaveCount(0);
    await box.press("Backspace");
    await expect(offers.first()).toBeVisible();
    await box.press("ArrowDown");
    await expect(offers.first()).toHaveAttribute("aria-selected", "true");
    const text = (await offers.first().textContent()) ?? "";
    await box.press("Enter");
    await expect(page).toHaveURL(`/outcomes?${new URLSearchParams({ q: text })}`);
    await expect(page.getByRole("heading", { level: 3 }).first()).toContainText("轴承");
  });

  test("a pointer takes an offer of the front page's box", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("main").getByRole("searchbox").focus();
    await page.getByRole("main").getByRole("combobox").pressSequentially("轴承");
    await page.getByRole("option").first().click();
    await expect(page).toHaveURL(/\/outcomes\?q=/u);
  });

  test("a slip is put right by one link", async ({ page }) => {
    await page.goto(`/outcomes?${new URLSearchParams({ q: "轴呈" })}`);
    await expect(page.getByText("您是不是要找：")).toBeVisible();
    await page.getByRole("link", { name: /^轴承（\d+）$/u }).click();
    await expect(page).toHaveURL(/\?q=%E8%BD%B4%E6%89%BF$/u);
    await expect(page.getByRole("heading", { level: 3 }).first().locator("mark")).toHaveText("轴承");
  });
});
