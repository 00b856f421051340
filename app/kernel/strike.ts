// Knows what a secret looks like by its name or its shape, and strikes it out of what is logged or shown; must never know where it goes.

export const STRUCK = "[struck out]";
const SECRET_NAME = /pass(?:word|wd|phrase)|token|secret|cookie|authorization|credential|api-?key|one-?time|recovery|^otp$|^totp|^session$|databaseurl/iu;
const MOST_LEVELS = 12;

/** Shapes that give a secret away in free text. None of them can reach over a quotation mark, so JSON stays JSON. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@"\\]*:)[^\s@"\\]+@/giu, `$1${STRUCK}@`],
  [/(\/link\/)(?!:)[^\s/?#"'\\)]+/gu, `$1${STRUCK}`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/giu, `$1 ${STRUCK}`],
  [/\b([\w-]*(?:password|passwd|token|secret|session|api_?key))=[^\s&;#"'\\]+/giu, `$1=${STRUCK}`],
];

/** Text without passwords in addresses, one-time links, bearer words and `token=…`. */
export function strikeText(text: string): string {
  return SHAPES.reduce((struck, [shape, by]) => struck.replace(shape, by), text);
}

function strikeError(error: Error, level: number): unknown {
  const { name, message, stack, cause } = error;
  const code = (error as { readonly code?: unknown }).code;
  // Nothing else of an error: a database's detail holds the values of the row.
  return { type: name, message, stack, ...(code === undefined ? {} : { code }), ...(cause === undefined ? {} : { cause: strike(cause, level + 1) }) };
}

function strike(value: unknown, level: number): unknown {
  if (value instanceof Error) return strikeError(value, level);
  if (typeof value !== "object" || value === null) return value;
  if (level > MOST_LEVELS) return STRUCK;
  if (Array.isArray(value)) return value.map((part) => strike(part, level + 1));
  if (ArrayBuffer.isView(value)) return STRUCK;
  if ("toJSON" in value && typeof value.toJSON === "function") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, SECRET_NAME.test(name) ? STRUCK : strike(part, level + 1)]));
}

/** The same facts, with every value struck out whose name is a secret's, at any depth; errors keep name, message, stack and code. */
export function strikeFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return strike(facts, 0) as Record<string, unknown>;
}
