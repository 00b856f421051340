// Each step of each story leaves exactly the items that the fixture names, written by hand from domain.md B and features 60.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { ITEM_NAMES, topicOf } from "#app/domain/events/inbox/items.ts";
import { describeDialects, type TestDatabase } from "#tests/support/database.ts";
import { type InboxCast, type Names, namesFor, openStory, runStep, tick } from "./inbox-scene.ts";

type Row = { readonly story: string; readonly step: string; readonly by: string; readonly who: string; readonly do: string; readonly know: string };
type Person = keyof InboxCast;
const ROWS = parse(readFileSync("tests/policy/inbox.csv", "utf8"), { columns: true }) as Row[];
const STORIES = [...new Set(ROWS.map((row) => row.story))];

/** Rows that stand together and name the same step are one step. */
function stepsOf(story: string): Row[][] {
  const steps: Row[][] = [];
  for (const row of ROWS.filter((one) => one.story === story)) {
    const last = steps.at(-1);
    const isSame = last?.[0]?.step === row.step && last[0].by === row.by && !last.some((one) => one.who === row.who);
    if (isSame) last.push(row);
    else steps.push([row]);
  }
  return steps;
}

async function everybody(t: TestDatabase, cast: InboxCast): Promise<Map<Person, Names>> {
  const found = new Map<Person, Names>();
  for (const [who, actor] of Object.entries(cast)) found.set(who as Person, await namesFor(t, actor));
  return found;
}

/** What came to `after` beside what was in `before`, each as often as it came. */
function added(before: readonly string[], after: readonly string[]): string[] {
  const rest = [...before];
  return after.filter((name) => {
    const at = rest.indexOf(name);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

const listed = (text: string) => (text === "" ? [] : text.split("+").sort());

it("the fixture names everything that an inbox may say, but days that come near and matches", () => {
  const named = new Set(ROWS.flatMap((row) => [...listed(row.do), ...listed(row.know)]));
  expect(ITEM_NAMES.filter((name) => (topicOf(name) === "do" || topicOf(name) === "know") && !named.has(name))).toEqual([]);
});

describeDialects("the inbox through a story", (open) => {
  it.each(STORIES)("%s: each step comes to those concerned, leaves those who are done, and nobody else", async (name) => {
    const t = await open();
    const story = await openStory(t, name);
    await tick(t);
    let before = await everybody(t, story.cast);
    for (const [index, rows] of stepsOf(name).entries()) {
      const { step, by } = rows[0] as Row;
      t.advance(60_000);
      await runStep(story, step, story.cast[by as Person] ?? story.cast.publisher);
      await tick(t);
      const after = await everybody(t, story.cast);
      for (const who of Object.keys(story.cast) as Person[]) {
        const row = rows.find((one) => one.who === who);
        const was = before.get(who) as Names;
        const is = after.get(who) as Names;
        const label = `step ${index + 1} ${step}, ${who}`;
        expect(is.do, label).toEqual(row ? listed(row.do) : was.do);
        expect(added(was.know, is.know), label).toEqual(row ? listed(row.know) : []);
      }
      before = after;
    }
  });
});
