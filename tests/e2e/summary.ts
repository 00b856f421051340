// Reads a refused page's summary of errors: each line must name its field as the field's own label does.

export type SummaryFaults = { readonly named: number; readonly unnamed: readonly string[] };

const plain = (html: string) =>
  html
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .trim();

/** Attribute values stand in the markup as they are: ids hold letters, dots and brackets only. */
function labelOf(html: string, id: string): string | null {
  const label = html.split(`<label for="${id}"`)[1]?.split("</label>")[0];
  if (label !== undefined) return plain(`<label${label}`.replace(/<span.*$/u, ""));
  const group = html.split(`<fieldset id="${id}"`)[1]?.split("</legend>")[0];
  return group === undefined ? null : plain(`<fieldset${group}`);
}

/** Lines whose field stands on the page but is not named; and how many are named. */
export function unlabelledErrors(html: string): SummaryFaults {
  const box = html.split('role="alert"')[1]?.split("</ul>")[0] ?? "";
  const lines = [...box.matchAll(/<a class="underline" href="#([^"]+)">(.*?)<\/a>/gu)].map(([, id, text]) => ({ id: id ?? "", text: plain(text ?? "") }));
  const known = lines.flatMap((line) => {
    const label = labelOf(html, line.id);
    return label === null ? [] : [{ ...line, label }];
  });
  const unnamed = known.filter(({ text, label }) => !text.includes(label)).map(({ text, label }) => `${text} (${label})`);
  return { named: known.length - unnamed.length, unnamed };
}
