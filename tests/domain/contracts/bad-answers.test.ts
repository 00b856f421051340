// Proves that no bad answer of a contract's forms gets as far as a row: each is refused beside its field, in words of both languages.
import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { amendFields, type ContractForm, contractFields, incomeFields, registerFields, terminateFields } from "#app/domain/contracts/fields.ts";
import { yuan } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { checkForm } from "#app/web/form.server.ts";
import { describeDialects } from "#tests/support/database.ts";
import { contractForm, file, plantOffice } from "./contract-scene.ts";

const BUYER = { "buyer.name": "示例印染有限公司", "buyer.natureCode": "150", "buyer.countryCode": "156", "buyer.regionCode": "330603" };
const SUMS = { totalAmount: "100万", technicalAmount: "60万" };
const FORM = {
  ...BUYER,
  ...SUMS,
  name: "示例技术开发合同",
  class: "development",
  field: "materials",
  signedOn: "2026-02-01",
  validFrom: "2026-02-01",
  validTo: "2027-01-31",
  paymentWay: "instalments",
  scope: "开发一条中试线",
  priceTerms: "签约付三成",
  ipKind: "none",
  industry: "1752",
};
const REGISTER = { ...SUMS, registrationNo: "2026330601000001", registeredOn: "2026-03-01", class: "development" };
const AMEND = { ...BUYER, ...SUMS, name: FORM.name, class: "development", effectiveOn: "2026-03-01", reason: "补充协议" };
const INCOME = { receivedOn: "2026-03-01", amount: "1万", kind: "price", evidenceNo: "发票 1" };
const END = { terminatedOn: "2026-03-01", reason: "协商解除" };

type Answers = Readonly<Record<string, string>>;
type Case = readonly [form: string, schema: z.ZodType, good: Answers, field: string, answer: string, key: string];

const NO_DAYS = ["2026-02-30", "2026-13-01", "2025-02-29", "20260201", "昨天", "0001-01-01"];
const NO_SUMS = ["-1", "-0.01", "1.001", "一百万", "1e9", "99999999亿", "Infinity", "1,2,3元5"];
const days = (form: string, schema: z.ZodType, good: Answers, field: string): Case[] =>
  NO_DAYS.map((answer) => [form, schema, good, field, answer, "form.notADay"]);
const sums = (form: string, schema: z.ZodType, good: Answers, field: string): Case[] =>
  NO_SUMS.map((answer) => [form, schema, good, field, answer, "form.notAnAmount"]);

const CASES: readonly Case[] = [
  ...["signedOn", "validFrom", "validTo"].flatMap((field) => days("the form", contractFields, FORM, field)),
  ...["totalAmount", "technicalAmount", "deductions.equipment", "expectedInvestment"].flatMap((field) => sums("the form", contractFields, FORM, field)),
  ["the form", contractFields, FORM, "class", "gift", "form.notValid"],
  ["the form", contractFields, FORM, "field", "astrology", "form.notValid"],
  ["the form", contractFields, FORM, "paymentWay", "barter", "form.notValid"],
  ["the form", contractFields, FORM, "industry", "17", "contract.form.industryDigits"],
  ["the form", contractFields, FORM, "industry", "17a2", "contract.form.industryDigits"],
  ["the form", contractFields, FORM, "buyer.natureCode", "15", "contract.form.natureDigits"],
  ["the form", contractFields, FORM, "buyer.countryCode", "CN", "contract.form.countryDigits"],
  ["the form", contractFields, FORM, "buyer.regionCode", "3306", "contract.form.regionDigits"],
  ["the form", contractFields, FORM, "name", "", "form.required"],
  ["the form", contractFields, FORM, "name", "长".repeat(201), "form.tooLong:200"],
  ["a registration", registerFields, REGISTER, "registrationNo", "", "form.required"],
  ...days("a registration", registerFields, REGISTER, "registeredOn"),
  ...sums("a registration", registerFields, REGISTER, "technicalAmount"),
  ...days("an amendment", amendFields, AMEND, "effectiveOn"),
  ...days("an amendment", amendFields, AMEND, "validTo"),
  ...sums("an amendment", amendFields, AMEND, "totalAmount"),
  ["an amendment", amendFields, AMEND, "buyer.regionCode", "绍兴", "contract.form.regionDigits"],
  ["an amendment", amendFields, AMEND, "buyer.name", "", "form.required"],
  ["an amendment", amendFields, AMEND, "field", "astrology", "form.notValid"],
  ["an amendment", amendFields, AMEND, "reason", "", "form.required"],
  ...days("an income", incomeFields, INCOME, "receivedOn"),
  ...sums("an income", incomeFields, INCOME, "amount"),
  ["an income", incomeFields, INCOME, "amount", "0", "form.notAnAmount"],
  ...days("a termination", terminateFields, END, "terminatedOn"),
];

function bodyOf(answers: Answers): FormData {
  const body = new FormData();
  for (const [name, answer] of Object.entries(answers)) body.set(name, answer);
  return body;
}

describe("the forms of a contract", () => {
  it.each([
    ["the form", contractFields, FORM],
    ["a registration", registerFields, REGISTER],
    ["an amendment", amendFields, AMEND],
    ["an income", incomeFields, INCOME],
    ["a termination", terminateFields, END],
  ] as const)("take %s that is filled in well", (_name, schema, good) => {
    expect(checkForm(bodyOf(good), schema as z.ZodType)).toMatchObject({ ok: true });
  });

  it.each(CASES)("refuse, of %s, an answer that cannot be (%#)", (_form, schema, good, field, answer, key) => {
    expect(parseWithZod(bodyOf({ ...good, [field]: answer }), { schema })).toMatchObject({ status: "error", error: { [field]: [key] } });
    const [text = ""] = key.split(":");
    expect(wholeZh[text as keyof typeof wholeZh], text).toBeTruthy();
    expect(wholeEn[text as keyof typeof wholeEn], text).toBeTruthy();
  });
});

describeDialects("a contract with an answer that only other rows can judge", (open) => {
  const buyer = contractForm().buyer;
  const bad: readonly [over: Partial<ContractForm>, code: string, field?: string][] = [
    [{ technicalAmount: yuan(1_000_001) }, "contract.technicalAboveTotal"],
    [{ signedOn: "2026-03-03" as Day }, "contract.dayInFuture"],
    [{ chainCode: "造船" }, "contract.unknownCode", "chain"],
    [{ buyer: { ...buyer, natureCode: "999" } }, "contract.unknownCode", "buyerNature"],
    [{ buyer: { ...buyer, regionCode: "330699" } }, "contract.unknownCode", "buyerRegion"],
    [{ planSource: "monthly" }, "contract.unknownCode", "planSource"],
    [{ goal: "77" }, "contract.unknownCode", "goal"],
    [{ industry: "9912" }, "contract.unknownCode", "industry"],
  ];

  it("is neither filed nor changed, and says which answer", async () => {
    const t = await open();
    const { seller } = await plantOffice(t);
    const { id } = await file(t, seller);
    const before = await t.dump();
    for (const [over, code, field] of bad) {
      const form = contractForm(over);
      const expected = field === undefined ? { code } : { code, facts: { field } };
      await expect(t.unitOfWork((tx, now) => fileDirectContract(tx, seller, form, now))).rejects.toMatchObject(expected);
      await expect(t.unitOfWork((tx, now) => editContract(tx, seller, { contractId: id, form }, now))).rejects.toMatchObject(expected);
    }
    expect(await t.dump()).toBe(before);
  });
});
