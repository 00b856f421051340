// Knows how a person fills a field, opens a next step and presses its button; must never know which noun it is.
import type { Locator, Page } from "@playwright/test";
import { expect } from "../site.ts";

type Place = Page | Locator;

/** The field with exactly this label, whether or not it is marked as optional. */
export function field(place: Place, label: string): Locator {
  const words = label.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return place.getByLabel(new RegExp(`^${words}\\s*(?:选填)?$`, "u"));
}

export async function fillAll(place: Place, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await field(place, label).fill(answer);
}

/** Answers are the options' words or their codes. */
export async function chooseAll(place: Place, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await field(place, label).selectOption(answer);
}

/** One of several under a question. */
export async function tick(place: Place, question: string, answer: string): Promise<void> {
  await place.getByRole("group", { name: question, exact: true }).getByLabel(answer, { exact: true }).check();
}

export async function press(place: Place, name: string): Promise<void> {
  await place.getByRole("button", { name, exact: true }).click();
}

export function nextStep(page: Page): Locator {
  return page.getByRole("region", { name: "下一步" });
}

/** Opens a step that asks something; returns its form. */
export async function openStep(page: Page, label: string): Promise<Locator> {
  const step = nextStep(page)
    .locator("details")
    .filter({ has: page.getByRole("button", { name: label, exact: true, includeHidden: true }) });
  await step.getByText(label, { exact: true }).first().click();
  return step;
}

/** A step that asks for nothing but the word. */
export async function takeStep(page: Page, address: string, label: string): Promise<void> {
  await page.goto(address);
  await press(await openStep(page, label), label);
}

export async function stands(page: Page, state: string): Promise<void> {
  await expect(nextStep(page).getByRole("definition").first()).toHaveText(state);
}

/** The last part of the page's address, once it is under `folder`. */
export async function codeAt(page: Page, folder: string, after = ""): Promise<string> {
  const address = new RegExp(`/${folder}/(SX-[A-Z]+-[\\d-]+)${after}$`, "u");
  await expect(page).toHaveURL(address);
  return address.exec(page.url())?.[1] ?? "";
}
