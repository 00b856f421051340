// Knows how the mail that carries a one-time link is put into words; must never say who asked for it or what roles it gives.
import type { LinkKind } from "#app/domain/people/people.ts";
import { type Instant, minuteTextOf } from "#app/kernel/time.ts";
import type { Voice } from "#app/ui/text/use-text.ts";
import { escaped } from "./compose.ts";

export type LinkLetter = { readonly kind: LinkKind; readonly token: string; readonly orgName: string; readonly expiresAt: Instant; readonly publicUrl: string };

/** Subject, text and HTML. */
export function composeLinkMail({ kind, token, orgName, expiresAt, publicUrl }: LinkLetter, { t, language }: Voice) {
  const url = `${publicUrl}/link/${token}`;
  const until = t("people.linkMail.until", { at: minuteTextOf(expiresAt) });
  const lead = t(`people.linkMail.${kind}`, { org: orgName });
  const ignore = t("people.linkMail.ignore");
  const html = `<p>${escaped(lead)}</p><p><a href="${escaped(url)}">${escaped(url)}</a></p><p>${escaped(until)}</p><p>${escaped(ignore)}</p>`;
  return {
    subject: t(`people.linkMail.${kind}.subject`, { org: orgName }),
    text: [lead, "", url, "", until, ignore, ""].join("\n"),
    html: `<!doctype html><html lang="${language === "zh" ? "zh-CN" : "en"}"><body>${html}</body></html>`,
  };
}
