// Knows which faults of a page keep people out; must never know which page.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe calls serious or critical, as its rule and the first element at fault. No page of the site holds a frame: axe need not gather its
 * findings in a blank page beside it, which took two thirds of the time.
 */
export async function graveFaults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  const grave = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  return grave.map((one) => `${one.id} ${one.nodes[0]?.html ?? ""}`);
}
