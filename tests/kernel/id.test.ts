// Proves that identifiers made together begin alike, are none twice, and are as random beside that as one made alone.
import { expect, it } from "vitest";
import { newIds } from "#app/kernel/id.ts";

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

it("makes identifiers that lie side by side in an index and tell nothing of one another", () => {
  const ids = newIds(2_000);
  expect(ids.every((id) => SHAPE.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(2_000);
  expect(new Set(ids.map((id) => id.slice(0, 9))).size).toBe(1);
  // Two thousand draws of 65,536: about thirty fall together.
  expect(new Set(ids.map((id) => id.slice(9, 13))).size).toBeGreaterThan(1_800);
});

it("begins elsewhere each time, and makes none when none are asked for", () => {
  const starts = Array.from({ length: 50 }, () => newIds(1)[0]?.slice(0, 8));
  expect(new Set(starts).size).toBe(50);
  expect(newIds(0)).toEqual([]);
});
