// Every state meets every verb: the fixture is written from domain.md B1, not from the code.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { OUTCOME_STATES } from "#app/domain/outcomes/outcome.ts";
import { outcomeFacts } from "#app/domain/outcomes/queries.server.ts";
import { isRefusal } from "#app/kernel/refusal.ts";
import { describeDialects } from "#tests/support/database.ts";
import { plantInState, plantPeople, type RoleName, VERBS, type VerbName } from "./outcome-scene.ts";

type Row = { readonly from: string; readonly to: string; readonly verb: VerbName; readonly role: RoleName; readonly expected: string };
const ROWS = parse(readFileSync("tests/policy/outcome-moves.csv", "utf8"), { columns: true }) as Row[];
const EXACT = new Set(ROWS.filter((row) => row.from !== "*").map((row) => `${row.from} ${row.verb} ${row.role}`));
/** `*` stands for every state that has no line of its own for the verb and the role. */
const CASES = ROWS.flatMap((row) =>
  row.from === "*" ? OUTCOME_STATES.filter((from) => !EXACT.has(`${from} ${row.verb} ${row.role}`)).map((from) => ({ ...row, from })) : [row],
);

it("the fixture meets every state with every verb", () => {
  for (const from of OUTCOME_STATES)
    for (const verb of Object.keys(VERBS))
      expect(
        CASES.some((one) => one.from === from && one.verb === verb),
        `${from} ${verb}`,
      ).toBe(true);
});

describeDialects("moves of an outcome", (open) => {
  it.each(Object.keys(VERBS) as VerbName[])("%s", async (verb) => {
    const t = await open();
    const people = await plantPeople(t);
    for (const one of CASES.filter((row) => row.verb === verb)) {
      const name = `${one.from} ${one.verb} ${one.role}`;
      const id = await plantInState(t, people.editor.orgId, one.from);
      const before = one.expected === "allowed" ? "" : await t.dump();
      const act = t.unitOfWork((tx, now) => VERBS[verb](tx, people[one.role], id, now));
      if (one.expected === "allowed") {
        await act;
        expect((await outcomeFacts(t.db, id))?.state, name).toBe(one.to);
      } else {
        const error: unknown = await act.catch((thrown: unknown) => thrown);
        expect(isRefusal(error) ? error.code : error, name).toBe(one.expected);
        expect(await t.dump(), name).toBe(before);
      }
    }
  });
});
