// Knows how something stays in sight beside a long form: above it on a phone, at its side on a wide page.
import type { ReactNode } from "react";

export function BesideForm({ beside, children }: { readonly beside: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,42rem)_minmax(16rem,1fr)]">
      <div className="min-w-0 lg:sticky lg:top-4 lg:order-2 lg:mt-4">{beside}</div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
