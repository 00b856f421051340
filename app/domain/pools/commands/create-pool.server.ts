// Knows how the bureau opens and closes a pool on one industry chain; must never know what enters it.
import { appendEvent } from "#app/domain/events/append.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import { refuse } from "#app/kernel/refusal.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Tx } from "#db/unit-of-work.ts";
import { canManagePools } from "../policy.ts";
import type { OperatorKind } from "../pool.ts";
import { loadPool } from "../record.server.ts";

export type NewPool = {
  readonly name: string;
  readonly chainCode: string;
  readonly operatorOrgId: string;
  readonly operatorKind: OperatorKind;
  readonly introduction: string;
};

/** `CL-01`, `CL-02`…: pools are few and never deleted. */
async function nextPoolCode(tx: Tx): Promise<string> {
  const { count } = await tx
    .selectFrom("pool")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return `CL-${String(Number(count) + 1).padStart(2, "0")}`;
}

/** Bureau publisher or admin. Refuses `pool.notBureau`, `pool.chainUnknown`, `pool.operatorUnfit` (operator must be verified). */
export async function createPool(tx: Tx, actor: Actor, input: NewPool, now: Instant): Promise<{ readonly id: string; readonly code: string }> {
  if (!canManagePools(actor)) refuse("pool.notBureau");
  const chain = await tx.selectFrom("chain").select("code").where("code", "=", input.chainCode).executeTakeFirst();
  if (!chain) refuse("pool.chainUnknown");
  const operator = await tx.selectFrom("organisation").select("state").where("id", "=", input.operatorOrgId).executeTakeFirst();
  if (operator?.state !== "verified") refuse("pool.operatorUnfit");
  const pool = { id: newId(), code: await nextPoolCode(tx) };
  const { name, chainCode, operatorOrgId, operatorKind, introduction } = input;
  await tx
    .insertInto("pool")
    .values({ ...pool, name, chainCode, operatorOrgId, operatorKind, introduction, state: "open", createdAt: now, version: 1 })
    .execute();
  await appendEvent(tx, actor, now, { noun: "pool", nounId: pool.id, verb: "create", data: { to: "open", chainCode } });
  return pool;
}

/** Bureau publisher or admin. Entries stay, nothing new enters. Refuses `pool.notBureau`, `pool.closed`, `pool.changedMeanwhile`. */
export async function closePool(tx: Tx, actor: Actor, input: { readonly poolId: string }, now: Instant): Promise<void> {
  if (!canManagePools(actor)) refuse("pool.notBureau");
  const pool = await loadPool(tx, input.poolId);
  if (pool.state !== "open") refuse("pool.closed");
  const done = await tx
    .updateTable("pool")
    .set({ state: "closed", version: pool.version + 1 })
    .where("id", "=", pool.id)
    .where("version", "=", pool.version)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) refuse("pool.changedMeanwhile");
  await appendEvent(tx, actor, now, { noun: "pool", nounId: pool.id, verb: "close", data: { from: "open", to: "closed" } });
}
