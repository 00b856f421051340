// Questions, parts of addresses and bodies that no page of ours sends.
import { constants, FILES, type Intent, posted, questions } from "./intents.ts";

const LONG = 10_000;
const VERY_LONG = 100_000;
const MANY = 5_000;
const MULTIPART = "multipart/form-data; boundary=cut";
const FORM = "application/x-www-form-urlencoded";

const TEXTS = [
  '"*^:()NEAR -',
  "' OR 1=1; --",
  "NEAR(染色 *)",
  "\u{1F600}\u{1F1E8}\u{1F1F3}",
  "%",
  "_",
  "\\",
  "<script>alert(1)</script>",
  "-",
  '"',
  "﷐\uFFFF",
  "{{x}}",
];

/** For the pages that search. */
export const HOSTILE_WORDS: readonly string[] = TEXTS.map((text) => `q=${encodeURIComponent(text)}&sort=newest`);

/** Query strings as they travel, for every page. */
export const HOSTILE_QUERIES: readonly string[] = [
  `q=${"x".repeat(LONG)}`,
  `q=${encodeURIComponent("染".repeat(1_000))}`,
  "q=%00&district=%00&after=%00",
  "q=%ED%A0%80&sort=%ED%A0%80&version=%ED%A0%80",
  "q=%E4%BD&page=%",
  ...["-1", "0", "1e9", "abc", "1.5", "99999999999999999999", "NaN"].map((n) => `q=a&page=${n}&year=${n}&month=${n}&version=${n}&from=${n}&to=${n}`),
  "sort=x&basis=x&amountKind=x&next=//elsewhere.example",
  "next=%2F%E6%9F%93%E8%89%B2&q=%2F.%2F%2Felsewhere",
  "chain=a&chain=b&chain=c&year=2025&year=2026&q=1&q=2",
  "a[]=1&a[]=2&chain[]=x&q[]=y&q[x]=z&__proto__=1&constructor=1",
  `after=${"~".repeat(50)}&year=2026&after=2026-01-01~x`,
  "&&&===&?=?&#",
  "_data=routes/desk/counter",
  Array.from({ length: 500 }, (_, i) => `chain=c${i}`).join("&"),
];

/** What may stand where an address names a thing. */
export const HOSTILE_PARTS: readonly string[] = [
  "SX-CG-2099-999999",
  "%00",
  "%ED%A0%80",
  "%E4%BD",
  "..%2F..%2Fetc%2Fpasswd",
  "%2e%2e",
  "__proto__",
  "constructor",
  "1%20OR%201=1",
  encodeURIComponent("\u{1F600}"),
  "x".repeat(2_000),
  "-1",
];

export type HostileBody = { readonly name: string; readonly type: string; readonly body: string };

const formBody = (pairs: readonly (readonly [string, string])[]) => new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
const filePart = (name: string) => `--cut\r\nContent-Disposition: form-data; name="${name}"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nbytes\r\n`;
const textPart = (name: string, value: string) => `--cut\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

type Pair = readonly [string, string];
const fixedOf = (row: Intent): Pair[] => Object.entries(constants(row)).map(([name, value]) => [name, String(value)]);

/** Bodies that are wrong whatever the button asks. */
function wrongForAll(row: Intent): HostileBody[] {
  const fixed = fixedOf(row);
  const form = (name: string, ...pairs: Pair[]) => ({ name, type: FORM, body: formBody([...fixed, ...pairs]) });
  return [
    { name: "JSON", type: "application/json", body: JSON.stringify(Object.fromEntries(fixed)) },
    { name: "plain text", type: "text/plain", body: "intent=x" },
    { name: "an unknown type", type: "x", body: formBody(fixed) },
    { name: "a multipart that breaks off", type: MULTIPART, body: textPart("intent", row.intent).slice(0, -6) },
    { name: "a multipart without its boundary", type: "multipart/form-data", body: textPart("intent", row.intent) },
    form("5,000 fields", ...Array.from({ length: MANY }, (_, i): Pair => [`x${i}`, "1"])),
    form("an object's own parts", ["__proto__.x", "1"], ["constructor.prototype.x", "1"]),
    form("a row without end", ["criteria[4294967295].unit", "x"], ["ip[999999999]", "x"]),
    form("deep names", ["a[0][0][0][0].b.c.d[9]", "x"]),
    form("a name of 10,000 letters", ["x".repeat(LONG), "1"]),
    form("a row button that is no JSON", ["__intent__", "{"]),
    form("a row button of no list", ["__intent__", '{"type":"insert","payload":{"name":"title","defaultValue":{"a":1}}}'], ["title", "x"]),
    form("a row button that empties the form", ["__intent__", '{"type":"reset","payload":{}}']),
    form("a row button that fills the form", ["__intent__", '{"type":"update","payload":{"value":[1,2]}}']),
    form("a row button without a payload", ["__intent__", '{"type":"remove"}']),
    form("a state that is no JSON", ["__state__", "{"], ["a b", "1"]),
  ];
}

const NUMBERS = ["version", "seenVersion", "months", "round", "trl", "totalAmount", "technicalAmount", "price"];
const BAD_NUMBERS = ["-1", "1e999", "99999999999999999999", "1.2345", "NaN", "一"];

/** The button's own numbers made impossible, all else in order. */
function wrongNumbers(row: Intent): HostileBody[] {
  const numbers = questions(row).filter((name) => NUMBERS.includes(name));
  if (numbers.length === 0) return [];
  const good = Object.entries(posted(row).fields).flatMap(([name, value]): Pair[] => (typeof value === "string" ? [[name, value]] : []));
  return BAD_NUMBERS.map((bad) => ({
    name: `${numbers.join(", ")} = ${bad}`,
    type: FORM,
    body: formBody(good.map(([name, value]) => [name, numbers.includes(name) ? bad : value])),
  }));
}

function wrongAnswers(row: Intent): HostileBody[] {
  const asked = questions(row);
  if (asked.length === 0) return [];
  const fixed = fixedOf(row);
  const all = (name: string, pairsOf: (question: string) => readonly Pair[]) => ({ name, type: FORM, body: formBody([...fixed, ...asked.flatMap(pairsOf)]) });
  const fixedParts = fixed.map(([name, value]) => textPart(name, value)).join("");
  return [
    all("nothing answered", () => []),
    all("blank answers", (name) => [[name, ""]]),
    all("only what no key writes", (name) => [[name, "\u0000\u0001\u0007"]]),
    all("every answer twice", (name) => [
      [name, "1"],
      [name, "2"],
    ]),
    all("answers with answers of their own", (name) => (name.includes("[") ? [[name.replace(/\[0\].*/u, ""), "x"]] : [[`${name}.a`, "1"]])),
    all("an answer and its row at once", (name) =>
      name.includes("[")
        ? [
            [name.replace(/\[0\].*/u, ""), "x"],
            [name, ""],
          ]
        : [
            [name, "x"],
            [`${name}[0]`, "y"],
          ],
    ),
    all("100,000 letters", (name) => [[name, "字".repeat(name.includes("[") ? LONG : VERY_LONG)]]),
    {
      name: "files for words",
      type: MULTIPART,
      body: `${fixedParts}${asked
        .filter((name) => !(name in FILES))
        .map(filePart)
        .join("")}--cut--\r\n`,
    },
    {
      name: "words for files",
      type: MULTIPART,
      body: `${fixedParts}${asked.map((name) => textPart(name, name in FILES ? "x" : "")).join("")}--cut--\r\n`,
    },
    { name: "files in rows", type: MULTIPART, body: `${fixedParts}${asked.map((name) => filePart(`${name.split("[")[0]}[0]`)).join("")}--cut--\r\n` },
    {
      name: "an unknown button",
      type: FORM,
      body: formBody([
        ["intent", "noSuchButton"],
        ["formScope", "noSuchForm"],
      ]),
    },
  ];
}

/** `isFirst` of its page: what no form sends is refused before the button is looked at, so once is enough. */
export function bodiesFor(row: Intent, isFirst: boolean): readonly HostileBody[] {
  return [...(isFirst ? wrongForAll(row) : []), ...wrongAnswers(row), ...wrongNumbers(row)];
}
