// Knows the form's code lists as choices and as words in the reader's language; must never decide which code is right.
import { type CodeList, divisionOf, isIndustryClass } from "#app/domain/contracts/content.ts";
import { type CodeName, readCodeLists } from "#app/domain/contracts/rule-sets.server.ts";
import type { CodeOptions } from "#app/ui/contracts/form-values.ts";
import type { Language } from "#app/ui/text/use-text.ts";
import type { Services } from "#app/web/services.ts";

export type Codes = { readonly options: CodeOptions; readonly nameOf: (list: CodeList, code: string | null) => string | null };

/** Options read `022 事业法人·高等院校` where the code is a number of the form; words are the name behind its code, of a class of industry that of its division. */
export async function contractCodes(reads: Services["reads"], language: Language): Promise<Codes> {
  const lists = await readCodeLists(reads);
  const said = (one: CodeName) => (/^\d/u.test(one.code) ? `${one.code} ${one[language]}` : one[language]);
  const options = (list: CodeList) => lists[list].map((one) => ({ value: one.code, label: said(one) }));
  return {
    options: { nature: options("nature"), planSource: options("planSource"), goal: options("goal"), industry: options("industry") },
    nameOf: (list, code) => {
      const isClass = list === "industry" && isIndustryClass(code);
      const found = lists[list].find((one) => one.code === (isClass ? divisionOf(code) : code));
      if (!found) return code;
      return isClass ? `${code} · ${said(found)}` : said(found);
    },
  };
}
