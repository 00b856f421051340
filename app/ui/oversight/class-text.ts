// Knows what a class of contract and an empty chain are called on the desk.
import type { Speak } from "#app/ui/text/use-text.ts";

const CLASSES = ["development", "transfer", "licence", "consulting", "service"] as const;

/** The class's name, or its code where the register brought one we do not know. */
export function classText(t: Speak, code: string): string {
  const known = CLASSES.find((name) => name === code);
  return known ? t(`oversight.class.${known}`) : code;
}

export function chainText(t: Speak, names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? t("oversight.chain.none");
}
