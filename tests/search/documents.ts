// Makes search documents for tests of engines; a test overrides what it is about.
import { outcomeDocument } from "#search/documents/outcome-document.ts";
import type { PlaceNames } from "#search/documents/place-names.ts";
import type { SearchDocument } from "#search/engine.ts";
import { outcomeContent } from "#tests/support/plant.ts";

export const NAMES: PlaceNames = {
  chains: new Map([["textile", { zh: "现代纺织", en: "Modern textiles" }]]),
  nodes: new Map([["textile.dyeing", { zh: "印染", en: "Dyeing" }]]),
  districts: new Map([["330603", { zh: "柯桥区", en: "Keqiao" }]]),
};

type Wish = {
  readonly id: string;
  readonly ownerName?: string;
  readonly state?: string;
  readonly listedAt?: string;
  readonly content?: Parameters<typeof outcomeContent>[0];
};

/** A listing whose long texts are empty, so that it is found by what the test gave it alone. */
export function bareOutcome({ id, ownerName = "某单位", state = "listed", listedAt = "2026-01-01T00:00:00.000Z", content = {} }: Wish): SearchDocument {
  const row = { id, code: `SX-CG-2026-${id}`, state, origin: "platform", ownerName, listedAt, updatedAt: listedAt };
  const empty = { summary: "", problem: "", needs: "", gain: { text: "", metric: "", unit: "", before: "", after: "" } };
  const nowhere = { chainCode: null, nodeCode: null, districtCode: null, trl: null, offers: [], ip: [], shares: [], contributors: [], price: null };
  return outcomeDocument(row, outcomeContent({ title: "", ...empty, ...nowhere, ...content }), NAMES);
}
