// Knows how a mail reaches an SMTP server; must never log an address, a text or the server's password.
import { createTransport } from "nodemailer";

export type OutgoingMail = {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stops this mail's topics with one POST (RFC 8058); absent where somebody asked for this very mail. */
  readonly unsubscribeUrl?: string;
};

/** What went wrong, as a code fit for a log, and whether another try could help. */
export type MailFault = { readonly code: string; readonly isFinal: boolean };
export type MailTransport = { send(mail: OutgoingMail): Promise<MailFault | null>; close(): void };

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/u;
const TIMEOUT_MS = 20_000;

/** Only codes: a server's sentence may repeat the address. 5xx is final, except that a refused sign-in is ours to mend. */
function faultOf(error: unknown): MailFault {
  const { code = "EUNKNOWN", responseCode } = error as { code?: string; responseCode?: number };
  const isFinal = code !== "EAUTH" && responseCode !== undefined && responseCode >= 500 && responseCode < 600;
  return { code: [code, responseCode].filter(Boolean).join(" "), isFinal };
}

/** `smtp://` or `smtps://`, with the account in it where there is one: then never without TLS beyond this machine. */
export function openMailTransport(smtpUrl: string, from: string): MailTransport {
  const url = new URL(smtpUrl);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/gu, ""),
    port: Number(url.port) || (url.protocol === "smtps:" ? 465 : 587),
    secure: url.protocol === "smtps:",
    requireTLS: url.username !== "" && !LOOPBACK.test(url.hostname),
    ...(url.username === "" ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)/u.exec(from)?.[1] ?? "localhost";
  return {
    async send({ id, to, subject, text, html, unsubscribeUrl }) {
      const list = unsubscribeUrl ? { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : {};
      // The same attempt twice carries the same id, so that a mailbox can tell.
      const headers = { ...list, "Auto-Submitted": "auto-generated" };
      try {
        await transport.sendMail({ from, to, subject, text, html, messageId: `<${id}@${domain}>`, headers });
        return null;
      } catch (error) {
        return faultOf(error);
      }
    },
    close: () => transport.close(),
  };
}
