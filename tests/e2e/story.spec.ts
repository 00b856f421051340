// The main job from end to end in seven browsers: use first, transfer later, and a counter that moves by exactly one contract.
import { yuan } from "#app/kernel/money.ts";
import { expect, test } from "./site.ts";
import { dismissCast, seatCast } from "./story/cast.ts";
import { askChallenge, followMatch } from "./story/challenge.ts";
import { annul, handIn, makeDeal, register } from "./story/contract.ts";
import { behind, counted } from "./story/desk.ts";
import { offerOutcome } from "./story/outcome.ts";
import { tryOutcome } from "./story/trial.ts";

const TECHNICAL = "280000";
const REGISTRATION_NO = "2026999900987654";

test("an outcome is offered, matched, tried, bought, registered and counted, and the count falls back when it is annulled", async ({ browser, site }) => {
  test.slow();
  const cast = await seatCast(browser, site);
  const outcomeCode = await test.step("an outcome is offered", () => offerOutcome(cast));
  const challengeCode = await test.step("a challenge is asked", () => askChallenge(cast));
  await test.step("they match", () => followMatch(cast.enterprise, site, challengeCode));
  await expect(cast.enterprise).toHaveURL(new RegExp(`/outcomes/${outcomeCode}$`, "u"));
  const trial = await test.step("it is tried", () => tryOutcome(cast, site));
  const contract = await test.step("it is bought", () => makeDeal(cast, trial));
  await test.step("its contract is handed in", () => handIn(cast, contract));
  const before = await counted(cast.analyst);

  await test.step("it is registered", () => register(cast, contract, TECHNICAL, REGISTRATION_NO));
  const after = await counted(cast.analyst);
  expect(after - before).toBe(yuan(Number(TECHNICAL)));
  const code = contract.replace("/contracts/", "");
  const listed = await behind(cast.analyst, code);
  await expect(listed.row).toContainText("28万元");
  await expect(listed.row).toContainText(REGISTRATION_NO);
  expect(listed.total).toBe(after);

  await test.step("it is annulled", () => annul(cast, contract));
  expect(await counted(cast.analyst)).toBe(before);
  const gone = await behind(cast.analyst, code);
  await expect(gone.row).toHaveCount(0);
  expect(gone.total).toBe(before);
  await dismissCast(cast);
});
