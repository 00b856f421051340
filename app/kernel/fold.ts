// Knows how the same words are written differently; must never know what is searched.

/** NFKC, lower case, inner white space to one blank, trimmed: for comparing and for keys. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Line breaks as LF, NFC, no control characters but line feed and tab, trimmed: for keeping what a person wrote. */
export function tidyText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/gu, "\n")
    .replace(/[^\P{Cc}\n\t]|\uFEFF/gu, "")
    .trim();
}
