// Knows which posted bodies a form of ours can have sent; must never know what a field means.

const MAX_FIELDS = 2_000;
const MAX_NAME = 200;
/** A field (`title`, `gain.text`) or one of a row (`ip[3].number`); rows stop at 200, so that a number cannot ask for a million. */
const NAME = /^[A-Za-z_][\w.-]*(?:\[1?\d{1,2}\](?:\.[A-Za-z]\w*)?)?$/u;
/** What the parser would take for an object's own parts. */
const RESERVED = /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/u;
const LIST = /^[A-Za-z]+$/u;
const ROW_BUTTON = "__intent__";
/** Everything below U+0020 and U+007F except tab and line ends: no keyboard writes them and PostgreSQL keeps no NUL. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

function isName(name: string): boolean {
  return name.length <= MAX_NAME && NAME.test(name) && !RESERVED.test(name);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The two row buttons that forms have, written anew; null for anything else. */
function rowButton(value: unknown, body: FormData): string | null {
  const pressed = typeof value === "string" ? parsed(value) : null;
  if (!isRecord(pressed) || !isRecord(pressed.payload)) return null;
  const { name, index } = pressed.payload;
  if (typeof name !== "string" || !LIST.test(name)) return null;
  const isList = [...body.keys()].every((key) => key !== name && !key.startsWith(`${name}.`));
  if (!isList) return null;
  if (pressed.type === "insert") return JSON.stringify({ type: "insert", payload: { name, defaultValue: {} } });
  const isRow = typeof index === "number" && Number.isInteger(index) && index >= 0 && index < MAX_FIELDS;
  return pressed.type === "remove" && isRow ? JSON.stringify({ type: "remove", payload: { name, index } }) : null;
}

/** The body with control characters left out of its texts, or null where no form of ours sends it. */
export function tidyBody(sent: FormData): FormData | null {
  const entries = [...sent.entries()];
  if (entries.length > MAX_FIELDS) return null;
  const body = new FormData();
  for (const [name, value] of entries) {
    if (name === ROW_BUTTON) continue;
    if (!isName(name)) return null;
    if (typeof value === "string") body.append(name, value.replace(CONTROLS, ""));
    else body.append(name, value);
  }
  if (!sent.has(ROW_BUTTON)) return body;
  const button = rowButton(sent.get(ROW_BUTTON), body);
  if (button === null) return null;
  body.set(ROW_BUTTON, button);
  return body;
}
