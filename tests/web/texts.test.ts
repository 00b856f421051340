import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/u.test(name) ? [path] : [];
  });
}

const zh: Readonly<Record<string, string>> = wholeZh;
const en: Readonly<Record<string, string>> = wholeEn;
const written = ["app/kernel", "app/domain", "app/web", "app/routes"].flatMap(sources).map((path) => ({ path, text: readFileSync(path, "utf8") }));

describe("every refusal code in the source", () => {
  const codes = new Set(written.flatMap(({ text }) => [...text.matchAll(/\brefuse\(\s*"([a-zA-Z]+\.[a-zA-Z]+)"/gu)].map((m) => m[1] as string)));
  codes.delete("money.invalid");

  it("is found", () => {
    expect(codes.size).toBeGreaterThan(40);
  });

  it.each([...codes].sort())("%s has a sentence and a next step in both languages", (code) => {
    for (const key of [`refusal.${code}`, `refusal.${code}.next`]) {
      expect(zh[key], key).toBeTruthy();
      expect(en[key], key).toBeTruthy();
    }
  });
});

describe("the catalogues", () => {
  it("ask for the same facts in both languages", () => {
    const facts = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((m) => m[1]).sort();
    const differing = Object.keys(zh).filter(
      (key) => JSON.stringify([...new Set(facts(zh[key] ?? ""))]) !== JSON.stringify([...new Set(facts(en[key] ?? ""))]),
    );
    expect(differing).toEqual([]);
  });

  it("hold Chinese in zh and no Chinese in en but names of law and the language switch", () => {
    const allowed = /^(site\.language|site\.demo)$/u;
    const chineseInEnglish = Object.keys(en).filter((key) => !allowed.test(key) && /^[\p{Script=Han}，。：]+$/u.test(en[key] ?? ""));
    expect(chineseInEnglish).toEqual([]);
  });
});
