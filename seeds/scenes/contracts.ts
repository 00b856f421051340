// Knows how three years of technology contracts were filed and registered; must never write a posting itself.
import { acceptContract, askSupplement, sendToSecondReview } from "#app/domain/contracts/commands/answer-contract.server.ts";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { registerContract } from "#app/domain/contracts/commands/register-contract.server.ts";
import { submitContract } from "#app/domain/contracts/commands/submit-contract.server.ts";
import type { ContractForm } from "#app/domain/contracts/fields.ts";
import { DEMO_REGION } from "#app/domain/contracts/rule-set.ts";
import { yuan } from "#app/kernel/money.ts";
import { SEED_ORGS } from "#seeds/texts/organisations.ts";
import { formOf } from "./contract-forms.ts";
import { type ContractLife, lifeScenes } from "./contract-lives.ts";
import { type City, type CitySize, castOf, dayAgo, momentAgo, officialOf, type Scene } from "./scene.ts";

const REGISTERED: Readonly<Record<CitySize, number>> = { demo: 300, city: 2_000 };
const DAYS = 1_090;
const SECOND_REVIEW_YUAN = 5_000_000;
type End = "prepared" | "submitted" | "supplement" | "accepted" | "secondReview" | "registered";

/** Registration bunches in the fourth quarter; other months come less often. */
function registeredAgo(city: City): number {
  for (;;) {
    const ago = city.chance.between(2, DAYS);
    const month = Number(dayAgo(city, ago).slice(5, 7));
    if (month >= 10 || city.chance.next() < 0.4) return ago;
  }
}

function registration(city: City, contractId: string, form: ContractForm, ago: number, serial: number): Scene {
  const isLarge = form.totalAmount >= yuan(SECOND_REVIEW_YUAN);
  const registeredOn = dayAgo(city, ago);
  const registrationNo = `${registeredOn.slice(0, 4)}${DEMO_REGION}01${String(serial).padStart(6, "0")}`;
  const { class: kind, totalAmount, technicalAmount } = form;
  const input = { contractId, registrationNo, registeredOn, class: kind, totalAmount, technicalAmount };
  return {
    at: momentAgo(city, ago, 15),
    run: async (tx, now) => {
      if (isLarge) await sendToSecondReview(tx, officialOf(city, "clerk"), { contractId }, now);
      await registerContract(tx, officialOf(city, isLarge ? "registrationReviewer" : "clerk"), input, now);
    },
  };
}

type Story = { readonly serial: number; readonly ago: number; readonly end: End; readonly life?: ContractLife };

/** Where the story needs a sum: a large one waits for its reviewer, one that is amended stays with the clerk. */
const TOTALS: Partial<Record<End, number>> = { secondReview: 8_600_000 };
const LIFE_TOTAL = 1_260_000;

function story(city: City, { serial, ago, end, life }: Story): readonly Scene[] {
  const sellers = SEED_ORGS.filter((org) => org.kind === "institute" || (org.kind === "enterprise" && !org.isSme));
  const sellerKey = city.chance.next() < 0.75 ? city.chance.pick(sellers.filter((org) => org.kind === "institute")).key : city.chance.pick(sellers).key;
  const seller = castOf(city, sellerKey).lead;
  const clerk = officialOf(city, "clerk");
  const total = life ? LIFE_TOTAL : TOTALS[end];
  const form = formOf(city, sellerKey, { signedAgo: ago + city.chance.between(8, 30), serial, ...(total === undefined ? {} : { total }) });
  let contractId = "";
  const file: Scene = {
    at: momentAgo(city, ago + 7),
    run: async (tx, now) => {
      contractId = (await fileDirectContract(tx, seller, form, now)).id;
      if (end !== "prepared") await submitContract(tx, seller, { contractId, undertaking: true }, now);
    },
  };
  const answer: Scene = {
    at: momentAgo(city, ago + 3, 11),
    run: (tx, now) =>
      end === "supplement"
        ? askSupplement(tx, clerk, { contractId, items: "请补交合同附件中的技术内容清单。" }, now)
        : acceptContract(tx, clerk, { contractId }, now),
  };
  const register: Scene = { at: momentAgo(city, ago, 15), run: (tx, now) => registration(city, contractId, form, ago, serial).run(tx, now) };
  const pass: Scene = { at: momentAgo(city, ago + 1, 16), run: (tx, now) => sendToSecondReview(tx, clerk, { contractId }, now) };
  if (end === "prepared" || end === "submitted") return [file];
  if (end === "secondReview") return [file, answer, pass];
  if (end !== "registered") return [file, answer];
  return [file, answer, register, ...(life ? lifeScenes(city, { life, form, seller, registeredAgo: ago }, () => contractId) : [])];
}

const LIVES: readonly ContractLife[] = ["amended", "amended", "paid", "paid", "terminated", "restated"];

/** Three hundred registered contracts (two thousand at city size), some that lived on, and a few on the clerk's desk. */
export function contractScenes(city: City): readonly Scene[] {
  const count = REGISTERED[city.size];
  const waiting: readonly End[] = ["prepared", "submitted", "submitted", "supplement", "accepted", "accepted", "secondReview"];
  const registered = Array.from({ length: count }, (_, at) => story(city, { serial: at + 1, ago: registeredAgo(city), end: "registered" }));
  const others = waiting.map((end, at) => story(city, { serial: count + at + 1, ago: 1 + at, end }));
  const lives = LIVES.map((life, at) =>
    story(city, { serial: count + waiting.length + at + 1, ago: life === "restated" ? 400 : 40 + at * 7, end: "registered", life }),
  );
  return [...registered, ...others, ...lives].flat();
}
