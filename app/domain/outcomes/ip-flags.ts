// Knows when what is said of a right can no longer be relied on; must never ask a register.
import { type Day, daysBetween } from "#app/kernel/time.ts";
import type { IpRecord } from "./content.ts";

/** A legal status looked up longer ago than this is flagged. */
export const IP_STATUS_STALE_DAYS = 90;

export type IpFlags = { readonly isStale: boolean; readonly isFeeOverdue: boolean };

/** Flags a reader must see beside a right: status too old or undated, or the annual fee overdue. */
export function ipFlags(record: IpRecord, today: Day): IpFlags {
  const isStale = record.status !== "notStated" && (record.asOf === null || daysBetween(record.asOf, today) > IP_STATUS_STALE_DAYS);
  return { isStale, isFeeOverdue: record.feeDueOn !== null && record.feeDueOn < today };
}

/** Both flags over all rights of a listing: one that is old is enough. */
export function ipAlert(records: readonly IpRecord[], today: Day): IpFlags {
  const flags = records.map((record) => ipFlags(record, today));
  return { isStale: flags.some((one) => one.isStale), isFeeOverdue: flags.some((one) => one.isFeeOverdue) };
}
