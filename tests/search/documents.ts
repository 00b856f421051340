// Makes search documents for tests of engines; a test overrides what it is about.
import { NO_PILOT } from "#app/domain/outcomes/content.ts";
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
  const nowhere = {
    chainCode: null,
    nodeCode: null,
    districtCode: null,
    trl: null,
    offers: [],
    ip: [],
    shares: [],
    contributors: [],
    price: null,
    pilot: NO_PILOT,
  };
  return outcomeDocument(row, outcomeContent({ title: "", ...empty, ...nowhere, ...content }), NAMES);
}

/** A real patent number: its check digit is right. */
const PATENT = { kind: "invention", number: "200310102344.5", status: "granted", asOf: null, checkedBy: "", feeDueOn: null } as const;

/** Five outcomes that the contract asks about. */
export const CORPUS: readonly SearchDocument[] = [
  bareOutcome({ id: "000001", ownerName: "招商局示例公司", content: { title: "港口吊具防摇控制", chainCode: "textile", trl: 6, offers: ["licence"] } }),
  bareOutcome({ id: "000002", ownerName: "示例公司", content: { title: "面向招商的园区评价方法", chainCode: "wine", trl: 4, offers: ["licence", "trial"] } }),
  bareOutcome({
    id: "000003",
    ownerName: "绍兴文理学院",
    content: { title: "涤纶低温染色前处理技术", chainCode: "textile", districtCode: "330603", trl: 8, ip: [PATENT] },
  }),
  bareOutcome({
    id: "000004",
    ownerName: "示例研究院",
    state: "pooled",
    content: { title: "高温染色废水处理", chainCode: "textile", trl: 8, summary: "把染色废水里的锑除去。" },
  }),
  bareOutcome({
    id: "000005",
    ownerName: "示例研究院",
    listedAt: "2026-02-01T00:00:00.000Z",
    content: { title: "黄酒发酵温度控制", chainCode: "wine", trl: null },
  }),
];
