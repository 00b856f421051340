// Knows how a page is laid out; must never know what it shows.
import type { ReactNode } from "react";

export function PageHead({
  title,
  kicker,
  meta,
  actions,
}: {
  readonly title: ReactNode;
  readonly kicker?: ReactNode;
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        {kicker ? <p className="text-sm text-muted">{kicker}</p> : null}
        <h1 className="text-2xl font-semibold break-words">{title}</h1>
        {meta ? <div className="mt-2 flex flex-wrap items-center gap-2 text-sm text-muted">{meta}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}

export function Card({ children }: { readonly children: ReactNode }) {
  return <div className="rounded-lg border border-line bg-paper p-4 sm:p-5">{children}</div>;
}

export function Section({ title, children, id }: { readonly title: ReactNode; readonly children: ReactNode; readonly id?: string }) {
  return (
    <section className="my-8" id={id}>
      <h2 className="mb-3 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}

export function EmptyState({ title, children }: { readonly title: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong p-6 text-center">
      <p className="font-medium">{title}</p>
      {children ? <div className="mt-2 text-muted">{children}</div> : null}
    </div>
  );
}

export type Fact = { readonly term: ReactNode; readonly detail: ReactNode; readonly key?: string };

/** Terms and their details; a `key` is needed where a term is not text. */
export function Facts({ items }: { readonly items: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-2 sm:grid-cols-[max-content_1fr]">
      {items.map((item) => (
        <div key={item.key ?? String(item.term)} className="contents">
          <dt className="text-muted">{item.term}</dt>
          <dd className="mb-2 min-w-0 break-words whitespace-pre-line sm:mb-0">{item.detail}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One column of questions. */
export function FormCard({ title, children }: { readonly title?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="my-4 max-w-2xl rounded-lg border border-line bg-paper p-4 sm:p-6">
      {title ? <h2 className="text-lg font-semibold">{title}</h2> : null}
      {children}
    </div>
  );
}
