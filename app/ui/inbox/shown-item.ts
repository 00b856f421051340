// Knows what one line of an inbox shows; must never decide who may see it.
import type { AudienceName, InboxNoun, ItemName } from "#app/domain/events/inbox/items.ts";

/** In whose hands the step lies. */
export type With =
  | { readonly kind: "me" }
  | { readonly kind: "ours"; readonly audience: AudienceName }
  | { readonly kind: "other"; readonly org: string; readonly audience: AudienceName }
  | { readonly kind: "desk"; readonly desk: "bureau" | "registrationOffice"; readonly audience: AudienceName };

export type ShownItem = {
  readonly id: string;
  readonly name: ItemName;
  readonly noun: InboxNoun;
  /** The public number; empty for an organisation. */
  readonly code: string;
  readonly title: string;
  readonly owner: string;
  readonly href: string;
  readonly at: string;
  readonly ageDays: number;
  /** A Shanghai day, or null where nothing binds. */
  readonly dueOn: string | null;
  readonly isLate: boolean;
  readonly isRead: boolean;
  readonly with: With | null;
};
