// Every button of the site, from a table written by hand, and an answer that each of its questions would accept.
import { readFileSync } from "node:fs";
import { creditCheckCharacter } from "#app/domain/people/credit-code.ts";

export type FileField = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
export type Fields = Record<string, string | FileField>;
export type Intent = {
  readonly pattern: string;
  /** `-` where the page has one button without a name. */
  readonly intent: string;
  /** Personas to whom it is open though the thing is a stranger's. */
  readonly may: readonly string[];
  /** Who gets as far as the form on a thing of his own. */
  readonly party: string;
  readonly asked: readonly string[];
};
export type Posted = { readonly fields: Fields; readonly isMultipart: boolean };

const words = (text: string | undefined) => (text ?? "").split(" ").filter(Boolean);
const CREDIT_BODY = "91330602999998877";
const PDF: FileField = { name: "proof.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") };

const CSV: FileField = { name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from("编号,名称\nA-1,示例成果一项\n") };
/** Questions that are answered with a file. */
export const FILES: Readonly<Record<string, FileField>> = { evidence: PDF, file: CSV };

const SAMPLES: Readonly<Record<string, string>> = {
  email: "somebody.new@demo.example",
  password: "a password long enough",
  name: "示例名称",
  orgKind: "enterprise",
  kind: "bureau",
  orgName: "示例新单位",
  creditCode: CREDIT_BODY + creditCheckCharacter(CREDIT_BODY),
  districtCode: "330602",
  natureCode: "150",
  orgId: "no-such-organisation",
  language: "zh",
  scopes: "read:public",
  days: "90",
  asOf: "2026-04-01",
  period: "2026-01",
  tokenId: "no-such-token",
  mailId: "no-such-mail",
  roles: "editor",
  personId: "no-such-person",
  version: "1",
  seenVersion: "1",
  reason: "写明的理由",
  title: "示例题目一则",
  "answers.noStateSecret": "yes",
  "answers.secrecyReviewed": "yes",
  result: "pass",
  note: "写明的说明",
  trl: "4",
  chainCode: "textile",
  operatorOrgId: "no-such-organisation",
  operatorKind: "government",
  outcomeCode: "SX-CG-2026-000001",
  months: "12",
  priceKind: "fixed",
  price: "100000",
  conversionWay: "nonExclusive",
  scope: "本企业生产线",
  entryId: "no-such-entry",
  purpose: "降低能耗",
  place: "一号车间",
  "criteria[0].indicator": "染色温度",
  "criteria[0].unit": "℃",
  "criteria[0].baseline": "130",
  "criteria[0].target": "100",
  "criteria[0].method": "热电偶",
  reasonCode: "other",
  reasonText: "写明的理由",
  nda: "三年内保密",
  insuranceKind: "waived",
  insuranceWords: "双方同意不投保",
  termsHash: "0".repeat(64),
  indicator: "染色温度",
  value: "101",
  takenOn: "2026-11-20",
  method: "热电偶",
  readingId: "no-such-reading",
  answer: "confirmed",
  returned: "已退还",
  report: "试用报告",
  bidUntil: "2027-06-30",
  licenceKind: "nonExclusive",
  totalAmount: "100000",
  technicalAmount: "80000",
  paymentWay: "oneOff",
  round: "1",
  class: "licence",
  field: "materials",
  "buyer.name": "示例买方有限公司",
  "buyer.natureCode": "150",
  "buyer.countryCode": "156",
  "buyer.regionCode": "330603",
  "deductions.equipment": "20000",
  validTo: "2028-12-31",
  planSource: "none",
  goal: "10",
  industry: "1752",
  pick: "SX-HT-2099-999999",
  effectiveOn: "2026-11-20",
  receivedOn: "2026-11-20",
  evidenceNo: "发票 00001",
  incomeId: "no-such-income",
  terminatedOn: "2026-11-20",
  decideDays: "10",
  supplementDays: "15",
  secondReviewYuan: "500万",
  numberLength: "16",
  mandatory: "name",
  "sources.decideDays": "示例条款",
  "sources.supplementDays": "示例条款",
  "sources.secondReviewYuan": "示例条款",
  "sources.number": "示例条款",
  "sources.mandatory": "示例条款",
  signedOn: "2026-11-01",
  priceTerms: "一次付清",
  ipKind: "knowHow",
  undertaking: "on",
  understood: "on",
  otp: "000000",
  facts: "写明的事实，超过十个字才算清楚",
  basis: "依据的条款",
  expiresOn: "2027-06-30",
  strikeId: "no-such-strike",
  appeal: "写明的申诉，超过十个字才算清楚",
  verdict: "upheld",
  theme: "dark",
  items: "缺附件",
  registrationNo: "2026330601999999",
  registeredOn: "2026-11-20",
  item: "no-such-item",
  before: "2026-11-24T00:00:00.000Z",
  quietFrom: "22:00",
  quietUntil: "07:00",
  source: "示例来源",
  year: "2026",
  amount: "100000",
  publishedOn: "2026-11-20",
  validFrom: "2027-01-01",
  words: "示例甲词、示例乙词",
  word: "示例丙词",
  same: "示例丁词",
  id: "no-such-group",
  missId: "no-such-search",
  importNote: "写明的说明",
  code: "SX-XX-0000-000000",
};

function sampleOf(name: string): string {
  const sample = SAMPLES[name];
  if (sample === undefined) throw new Error(`no sample answer for ${name}`);
  return sample;
}

export function intents(): readonly Intent[] {
  const [, ...lines] = readFileSync("tests/policy/intents.csv", "utf8").trim().split("\n");
  return lines.map((line) => {
    const [pattern = "", intent = "", may, party = "", asked] = line.split(",");
    return { pattern, intent, may: words(may), party, asked: words(asked) };
  });
}

/** The page of a thing that moves: each of its buttons has a form of its own, which says so. */
const MANY_FORMS = /:(?:code|id)$/u;

/** What comes with every post of the button, whatever is answered. */
export function constants({ pattern, intent, asked }: Intent): Fields {
  const scope: [string, string][] = MANY_FORMS.test(pattern) ? [["formScope", intent]] : [];
  const fixed = asked.filter((name) => name.includes("=")).map((pair) => pair.split("=") as [string, string]);
  return { ...(intent === "-" ? {} : { intent }), ...Object.fromEntries([...scope, ...fixed]) };
}

/** The names of the questions themselves. */
export function questions({ asked }: Intent): readonly string[] {
  return asked.filter((name) => !name.includes("="));
}

/** The button pressed with an acceptable answer to every question. */
export function posted(row: Intent): Posted {
  const answers = Object.fromEntries(questions(row).map((name) => [name, FILES[name] ?? sampleOf(name)]));
  return { fields: { ...constants(row), ...answers }, isMultipart: row.asked.some((name) => name in FILES) };
}
