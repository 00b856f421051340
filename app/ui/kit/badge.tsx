// Knows how a state is marked: always a word, never colour alone.
import type { ReactNode } from "react";

const TONES = {
  plain: "bg-surface text-ink border-line",
  good: "bg-brand-soft text-brand-strong border-brand-soft",
  money: "bg-money-soft text-money border-money-soft",
  warn: "bg-money-soft text-money border-money",
  danger: "bg-danger-soft text-danger border-danger",
} as const;

export type Tone = keyof typeof TONES;

export function Badge({ tone = "plain", children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`inline-block rounded border px-2 py-0.5 text-sm ${TONES[tone]}`}>{children}</span>;
}
