// A word of its own for every confidential field, from a table written by hand; told nowhere but where it is planted.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { formatYuan, type Money, moneyInput, yuan } from "#app/kernel/money.ts";

export type Secret = { readonly field: string; readonly readers: readonly string[]; readonly isShown: boolean };

export function confidentialFields(): readonly Secret[] {
  const [, ...lines] = readFileSync("tests/policy/confidential.csv", "utf8").trim().split("\n");
  return lines.map((line) => {
    const [field = "", readers = "", shown] = line.split(",");
    return { field, readers: readers.split(" ").filter(Boolean), isShown: shown === "yes" };
  });
}

/** Letters only, so that every index and every form keeps it whole. */
function newWord(): string {
  return `zq${[...randomBytes(14)].map((byte) => String.fromCharCode(97 + (byte % 26))).join("")}`;
}

/** Field → the spellings under which it would be recognised. */
export class Secrets {
  readonly #spellings = new Map<string, readonly string[]>();

  word(field: string): string {
    const known = this.#spellings.get(field)?.[0];
    if (known !== undefined) return known;
    const word = newWord();
    this.#spellings.set(field, [word]);
    return word;
  }

  amount(field: string, inYuan: number): Money {
    const amount = yuan(inYuan);
    this.#spellings.set(field, [String(amount), formatYuan(amount), moneyInput(amount)]);
    return amount;
  }

  /** What was made elsewhere and is kept just as secret. */
  note(field: string, value: string): void {
    this.#spellings.set(field, [value]);
  }

  fields(): readonly string[] {
    return [...this.#spellings.keys()];
  }

  spellings(field: string): readonly string[] {
    return this.#spellings.get(field) ?? [];
  }

  /** The fields that a text gives away. */
  in(text: string): readonly string[] {
    return this.fields().filter((field) => this.spellings(field).some((spelling) => text.includes(spelling)));
  }
}
