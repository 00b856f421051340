// Proves that each process searches with the thesaurus in force without a restart, and that searches that found nothing are written down after the page.
import { expect, it } from "vitest";
import { addGroup } from "#app/domain/thesaurus/commands/change-thesaurus.server.ts";
import { openMissBuffer } from "#app/domain/thesaurus/misses/missed-search.ts";
import { openMisses } from "#app/domain/thesaurus/misses/queries.server.ts";
import { thesaurusFollower, writeMisses } from "#app/jobs/words-pass.ts";
import type { Synonyms } from "#search/engine.ts";
import { plantActor } from "#tests/support/actors.ts";
import { describeDialects } from "#tests/support/database.ts";

/** A process's search, as far as its thesaurus goes. */
function listening() {
  const heard: { readonly version: number; readonly groups: Synonyms }[] = [];
  return { heard, setThesaurus: async (version: number, groups: Synonyms) => void heard.push({ version, groups }) };
}

describeDialects("words after a commit", (open) => {
  it("reach every process once per version", async () => {
    const t = await open();
    const [one, other] = [listening(), listening()];
    const [follow, followToo] = [thesaurusFollower(t.reads, one), thesaurusFollower(t.reads, other)];
    for (const pass of [follow, followToo, follow]) await pass();
    expect([one.heard.map(({ version }) => version), other.heard.map(({ version }) => version)]).toEqual([[1], [1]]);
    const analyst = await plantActor(t, { kind: "bureau", roles: ["analyst"] });
    await t.unitOfWork((tx, now) => addGroup(tx, analyst, { words: ["示例甲词", "示例乙词"], note: "" }, now));
    for (const pass of [follow, followToo, follow]) await pass();
    expect(one.heard.map(({ version }) => version)).toEqual([1, 2]);
    expect(other.heard.at(-1)).toEqual(one.heard.at(-1));
    expect(one.heard.at(-1)?.groups).toContainEqual(["示例甲词", "示例乙词"]);
  });

  it("that found nothing wait for the next pass when they cannot be written", async () => {
    const t = await open();
    const buffer = openMissBuffer(t.now);
    buffer.note("outcome", "石墨烯纸");
    const failing = async () => {
      throw new Error("no disk");
    };
    await expect(writeMisses(failing, buffer)).rejects.toThrow("no disk");
    await writeMisses(t.unitOfWork, buffer);
    await writeMisses(t.unitOfWork, buffer);
    expect(await openMisses(t.reads)).toEqual([expect.objectContaining({ question: "石墨烯纸", count: 1 })]);
  });
});
