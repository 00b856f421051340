// Knows how the same words are written differently; must never know what is searched.

/** NFKC, lower case, inner white space to one blank, trimmed: for comparing and for keys. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Line breaks as LF, NFC, no control characters but LF and tab, trimmed: for keeping what a person wrote. */
export function tidyText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  return text.normalize("NFC").replace(/\r\n?/gu, "\n").replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFEFF]/gu, "").trim();
}
