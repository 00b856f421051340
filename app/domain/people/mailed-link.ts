// Knows how a link that was mailed is spoken of; must never know its secret or show a whole address.

/** So many links may be mailed for one organisation within 24 hours: more is no longer inviting colleagues. */
export const MAILED_LINKS_PER_DAY = 50;
export const MAILED_LINK_WINDOW_MS = 24 * 3_600_000;

/** `l***@example.org`: enough to recognise an address that one knows, too little to learn it. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? "***" : `${[...email][0] ?? ""}***${email.slice(at)}`;
}

/** What the page says of its way: the mail waits, has left, was refused for good, or was not needed any more. */
export type LinkMailState = "waiting" | "sent" | "failed";

export function linkMailState(jobState: string): LinkMailState {
  if (jobState === "sent") return "sent";
  return jobState === "failed" || jobState === "dropped" ? "failed" : "waiting";
}

export type MailedLinkRow = {
  readonly mailId: string;
  readonly kind: string;
  readonly maskedEmail: string;
  readonly state: LinkMailState;
  readonly createdAt: string;
  readonly expiresAt: string;
};
