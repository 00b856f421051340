// Drives one random history through the ledger's commands and, beside it, through the model.
import fc from "fast-check";
import { postContract, postContracts } from "#app/domain/ledger/commands/post-contract.server.ts";
import { postIncome, reverseIncome } from "#app/domain/ledger/commands/post-income.server.ts";
import { repostContract } from "#app/domain/ledger/commands/repost-contract.server.ts";
import { reverseContract, reverseContracts } from "#app/domain/ledger/commands/reverse-contract.server.ts";
import { fen, yuan } from "#app/kernel/money.ts";
import { addDays, type Day, dayOf, type Instant, monthOf } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { type Held, LedgerModel } from "./ledger-model.ts";
import { type PlantedFacts, plantEvent, plantRegistered } from "./ledger-scene.ts";

const DAY_MS = 86_400_000;

const factsWish = fc
  .record({
    total: fc.integer({ min: 0, max: 9_000_000 }),
    share: fc.integer({ min: 0, max: 100 }),
    sellerRegion: fc.constantFrom("330602", "330683", "330100"),
    buyerRegion: fc.constantFrom("330602", "330603", "310000"),
    class: fc.constantFrom("development", "licence"),
    chainCode: fc.constantFrom("textile", "chemical", null),
    field: fc.constantFrom("materials", "energy", null),
  })
  .map(
    ({ total, share, ...rest }): PlantedFacts => ({
      ...rest,
      totalAmount: yuan(total),
      technicalAmount: yuan(Math.floor((total * share) / 100)),
    }),
  )
  .filter(({ sellerRegion, buyerRegion }) => sellerRegion.startsWith("3306") || buyerRegion.startsWith("3306"));

/** An amendment may change a single one of these and nothing else. */
const ALONE = ["field", "chainCode", "class", "technicalAmount"] as const;

function amendedFacts(kept: PlantedFacts, { facts, only }: { readonly facts: PlantedFacts; readonly only: (typeof ALONE)[number] | null }): PlantedFacts {
  if (only === null) return facts;
  const technicalAmount = only === "technicalAmount" ? fen(Math.min(facts.technicalAmount, kept.totalAmount)) : kept.technicalAmount;
  return { ...kept, [only]: facts[only], technicalAmount };
}

/** One thing that may happen; `at` picks a contract among those in force. */
export const historyStep = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("register" as const), facts: factsWish, daysAgo: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("import" as const), all: fc.array(factsWish, { minLength: 1, maxLength: 3 }) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("amend" as const), at: fc.nat(), facts: factsWish, only: fc.option(fc.constantFrom(...ALONE)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("annul" as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("undoImport" as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("receive" as const), at: fc.nat(), percent: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("takeBack" as const), at: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.constantFrom(1, 20, 45) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("newYear" as const) }) },
);
export type HistoryStep = typeof historyStep extends fc.Arbitrary<infer S> ? S : never;
type Asked<K extends HistoryStep["do"]> = Extract<HistoryStep, { readonly do: K }>;

function ledgerFacts(held: Held) {
  return { ...held.facts, id: held.id, sellerOrgId: null, sellerIsInstitute: false };
}

export class LedgerHistory {
  readonly model = new LedgerModel();
  constructor(readonly t: TestDatabase) {}

  async take(step: HistoryStep): Promise<void> {
    const { t } = this;
    if (step.do === "wait") return t.advance(step.days * DAY_MS);
    if (step.do === "newYear") return t.setNow(`${Number(dayOf(t.now()).slice(0, 4)) + 1}-01-05T04:00:00.000Z` as Instant);
    await t.unitOfWork((tx, now) => {
      if (step.do === "register") return this.#register(tx, step, now);
      if (step.do === "import") return this.#import(tx, step, now);
      if (step.do === "undoImport") return this.#undo(tx, step, now);
      if (step.do === "takeBack") return this.#takeBack(tx, step, now);
      return this.#change(tx, step, now);
    });
  }

  async #made(tx: Tx, facts: PlantedFacts, day: Day, batch: number, now: Instant) {
    const held = this.model.register(await plantRegistered(tx, now, facts, day), facts, monthOf(day), batch);
    return { contract: ledgerFacts(held), eventSeq: await plantEvent(tx, now, held.id, "register"), countedMonth: held.registered, recordedAt: now };
  }

  async #register(tx: Tx, { facts, daysAgo }: Asked<"register">, now: Instant): Promise<void> {
    await postContract(tx, await this.#made(tx, facts, addDays(dayOf(now), -daysAgo), 0, now));
  }

  async #import(tx: Tx, { all }: Asked<"import">, now: Instant): Promise<void> {
    this.model.batches += 1;
    const registrations = [];
    for (const facts of all) registrations.push(await this.#made(tx, facts, dayOf(now), this.model.batches, now));
    await postContracts(tx, registrations);
  }

  async #undo(tx: Tx, { at }: Asked<"undoImport">, now: Instant): Promise<void> {
    const batch = this.model.pick(at, (one) => one.batch > 0)?.batch;
    const gone = this.model.held.filter((held) => held.isIn && held.batch === batch);
    const undone = [];
    for (const { id } of gone) undone.push({ contractId: id, eventSeq: await plantEvent(tx, now, id, "undoImport"), recordedAt: now });
    for (const held of gone) await this.#annulled(tx, held);
    await reverseContracts(tx, undone);
  }

  async #change(tx: Tx, step: Asked<"amend"> | Asked<"annul"> | Asked<"receive">, now: Instant): Promise<void> {
    const held = this.model.pick(step.at);
    if (!held) return;
    const month = monthOf(dayOf(now));
    const source = { eventSeq: await plantEvent(tx, now, held.id, step.do), recordedAt: now };
    if (step.do === "amend") {
      const facts = amendedFacts(held.facts, step);
      this.model.amend(held, facts, month);
      await tx.updateTable("techContract").set(facts).where("id", "=", held.id).execute();
      return repostContract(tx, { ...source, contract: ledgerFacts(held) });
    }
    if (step.do === "annul") {
      await this.#annulled(tx, held);
      return reverseContract(tx, { ...source, contractId: held.id });
    }
    const amount = fen(Math.floor((held.facts.technicalAmount * step.percent) / 100));
    const receipt = this.model.receive(held, amount, month);
    await postIncome(tx, { ...source, contract: ledgerFacts(held), receiptId: receipt.id, amount, countedMonth: month });
  }

  async #annulled(tx: Tx, held: Held): Promise<void> {
    this.model.drop(held);
    await tx.updateTable("techContract").set({ state: "annulled" }).where("id", "=", held.id).execute();
  }

  async #takeBack(tx: Tx, { at }: Asked<"takeBack">, now: Instant): Promise<void> {
    const held = this.model.pick(at, (one) => one.receipts.some((receipt) => receipt.isIn));
    const receipt = held?.receipts.find((one) => one.isIn);
    if (!held || !receipt) return;
    this.model.takeBack(held, receipt, monthOf(dayOf(now)));
    const eventSeq = await plantEvent(tx, now, held.id, "takeIncomeBack");
    await reverseIncome(tx, { contractId: held.id, receiptId: receipt.id, eventSeq, recordedAt: now });
  }
}
