// Knows the pages of the desk where search and matching are looked after; must never decide who may use them.
import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";

const TABS = [
  { to: "/thesaurus", key: "thesaurus.tab.groups" },
  { to: "/thesaurus/misses", key: "thesaurus.tab.misses" },
  { to: "/thesaurus/history", key: "thesaurus.tab.history" },
  { to: "/matching/quality", key: "thesaurus.tab.quality" },
] as const;

export function DeskHead({ title, lead }: { readonly title: string; readonly lead: ReactNode }) {
  const t = useText();
  return (
    <>
      <PageHead kicker={t("thesaurus.desk")} title={title} />
      <p className="mb-3 max-w-3xl text-muted">{lead}</p>
      <nav aria-label={t("thesaurus.desk")} className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        {TABS.map(({ to, key }) => (
          <NavLink key={to} to={to} end className="aria-[current=page]:font-semibold">
            {t(key)}
          </NavLink>
        ))}
      </nav>
    </>
  );
}
