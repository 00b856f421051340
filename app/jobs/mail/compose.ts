// Knows how a mail of notices is put into words; codes and catalogue texts only, never a title, a name or a sum.
import { NO_DUE_DAY } from "#app/domain/events/inbox/items.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import type { Speak } from "#app/ui/text/use-text.ts";

export type Line = { readonly name: string; readonly topic: string; readonly code: string; readonly href: string; readonly dueOn: string };
export type Letter = { readonly lines: readonly Line[]; readonly publicUrl: string; readonly settingsUrl: string; readonly unsubscribeUrl: string };

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escaped = (text: string) => text.replace(/[&<>"]/gu, (sign) => ESCAPES[sign] ?? sign);
const GROUPS = ["deadline", "do", "know", "match"] as const;

function said(line: Line, t: Speak): string {
  const due = line.dueOn === NO_DUE_DAY ? "" : t("mail.due", { day: line.dueOn });
  return [t(`inbox.item.${line.name}` as TextKey), line.code, due].filter(Boolean).join(" · ");
}

function groups(lines: readonly Line[]) {
  return GROUPS.map((topic) => ({ topic, lines: lines.filter((line) => line.topic === topic) })).filter((group) => group.lines.length > 0);
}

function asText({ lines, publicUrl, settingsUrl, unsubscribeUrl }: Letter, t: Speak): string {
  const body = groups(lines).flatMap((group) => [
    t(`mail.topic.${group.topic}`),
    ...group.lines.map((line) => `- ${said(line, t)}\n  ${publicUrl}${line.href}`),
    "",
  ]);
  return [...body, `${t("mail.inbox")} ${publicUrl}/inbox`, "", `${t("mail.settings")} ${settingsUrl}`, `${t("mail.stop")} ${unsubscribeUrl}`, ""].join("\n");
}

function asHtml({ lines, publicUrl, settingsUrl, unsubscribeUrl }: Letter, t: Speak, language: string): string {
  const link = (url: string, text: string) => `<a href="${escaped(url)}">${escaped(text)}</a>`;
  const lists = groups(lines).map((group) => {
    const items = group.lines.map((line) => `<li>${link(publicUrl + line.href, said(line, t))}</li>`).join("");
    return `<h2>${escaped(t(`mail.topic.${group.topic}`))}</h2><ul>${items}</ul>`;
  });
  const foot = [link(`${publicUrl}/inbox`, t("mail.inbox")), link(settingsUrl, t("mail.settings")), link(unsubscribeUrl, t("mail.stop"))];
  return `<!doctype html><html lang="${language}"><body>${lists.join("")}<p>${foot.join(" · ")}</p></body></html>`;
}

/** Subject, text and HTML. Lines of one thing said twice are said once. */
export function composeMail(letter: Letter, t: Speak, language: string): { readonly subject: string; readonly text: string; readonly html: string } {
  const lines = [...new Map(letter.lines.map((line) => [`${line.name} ${line.href}`, line])).values()];
  const whole = { ...letter, lines };
  const [first] = lines;
  const subject = lines.length === 1 && first ? t("mail.subject.one", { what: said(first, t) }) : t("mail.subject.many", { n: lines.length });
  return { subject, text: asText(whole, t), html: asHtml(whole, t, language) };
}
