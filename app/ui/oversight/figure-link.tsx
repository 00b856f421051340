// Knows that every figure is a link to the rows it counts; must never compute one.
import { Link } from "@remix-run/react";
import { MoneyText } from "#app/ui/kit/moment.tsx";

export type Cut = {
  readonly year: number;
  readonly month?: number;
  /** The year's months up to this one. */
  readonly through?: number;
  readonly district?: string;
  readonly class?: string;
  readonly chain?: string;
  readonly institute?: string;
  readonly pair?: string;
  readonly basis?: string;
  readonly amountKind?: string;
  readonly since?: string;
  readonly change?: string;
  /** A past instant: the contracts as they were known then. */
  readonly asOf?: string;
};

export function contractsPath(cut: Cut): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(cut)) if (value !== undefined) params.set(name, String(value));
  return `/desk/contracts?${params}`;
}

/** A sum that opens the list of contracts behind it; a plain sum where `cut` is null. */
export function FigureLink({ amount, cut }: { readonly amount: number; readonly cut: Cut | null }) {
  if (cut === null) return <MoneyText amount={amount} />;
  return (
    <Link to={contractsPath(cut)}>
      <MoneyText amount={amount} />
    </Link>
  );
}
