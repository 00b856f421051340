// Knows how an action looks; must never know what it does.
import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

const LOOKS = {
  primary: "bg-brand text-paper hover:bg-brand-strong border-brand",
  plain: "bg-paper text-brand-strong border-line-strong hover:bg-brand-soft",
  danger: "bg-paper text-danger border-danger hover:bg-danger-soft",
} as const;
const SHAPE = "inline-flex min-h-10 items-center justify-center rounded border px-4 py-2 font-medium no-underline";

export type ButtonLook = keyof typeof LOOKS;

/** A submit button; `value` goes under `name` (default `intent`). */
export function SubmitButton({
  children,
  value,
  name = "intent",
  look = "primary",
}: {
  readonly children: ReactNode;
  readonly value?: string;
  readonly name?: string;
  readonly look?: ButtonLook;
}) {
  return (
    <button type="submit" {...(value === undefined ? {} : { name, value })} className={`${SHAPE} ${LOOKS[look]}`}>
      {children}
    </button>
  );
}

export function ButtonLink({ to, children, look = "plain" }: { readonly to: string; readonly children: ReactNode; readonly look?: ButtonLook }) {
  return (
    <Link to={to} className={`${SHAPE} ${LOOKS[look]}`}>
      {children}
    </Link>
  );
}
