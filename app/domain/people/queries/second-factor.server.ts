// Knows what a person's own page shows of his second factor; the secret only until its first code was given.
import type { Reads } from "#db/unit-of-work.ts";
import { enrolmentAddress } from "../second-factor.ts";

export type SecondFactorView = {
  /** Since when it counts; null while there is none. */
  readonly since: string | null;
  readonly recoveryLeft: number;
  /** Waiting for its first code. */
  readonly enrolment: { readonly secret: string; readonly address: string } | null;
};

/** For the person himself only. */
export async function secondFactorOf(reads: Reads, personId: string, email: string): Promise<SecondFactorView> {
  const factor = await reads.selectFrom("secondFactor").select(["secret", "confirmedAt"]).where("personId", "=", personId).executeTakeFirst();
  const left = await reads
    .selectFrom("recoveryCode")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("personId", "=", personId)
    .where("usedAt", "is", null)
    .executeTakeFirstOrThrow();
  const isWaiting = factor !== undefined && factor.confirmedAt === null;
  return {
    since: factor?.confirmedAt ?? null,
    recoveryLeft: Number(left.count),
    enrolment: isWaiting ? { secret: factor.secret, address: enrolmentAddress(factor.secret, email) } : null,
  };
}
