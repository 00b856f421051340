// Knows the main links of every page, by the roles it is given; access is decided elsewhere.
import { NavLink, useLocation } from "@remix-run/react";
import { type OrgKind, OVERSEERS, type Role } from "#app/kernel/actor.ts";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";

export type NavFacts = {
  readonly person: object | null;
  readonly orgKind: OrgKind | null;
  readonly roles: readonly Role[];
  /** Unread inbox items, at most 100. */
  readonly unread: number;
};
type NavItem = { readonly to: string; readonly key: TextKey };
/** `office`: what the bureau runs, under one word where it would fill a line of its own. */
type NavItems = { readonly plain: readonly NavItem[]; readonly office: readonly NavItem[] };
const FEW = 2;

function navItems(facts: NavFacts | undefined): NavItems {
  const open: NavItem[] = [
    { to: "/outcomes", key: "nav.outcomes" },
    { to: "/challenges", key: "nav.challenges" },
    { to: "/pools", key: "nav.pools" },
    { to: "/stats", key: "stats.nav" },
  ];
  if (!facts?.person) return { plain: open, office: [] };
  const isBureau = facts.orgKind === "bureau";
  // The bureau's pool operator runs pools and their trials; deals and contracts are read by those who oversee the market.
  const isLimited = isBureau && !facts.roles.some((role) => OVERSEERS.includes(role));
  const own: NavItem[] = [
    { to: "/home", key: "nav.home" },
    { to: "/inbox", key: "inbox.title" },
    { to: "/trials", key: "nav.trials" },
    ...(isLimited ? [] : [{ to: "/deals", key: "nav.deals" } as const, { to: "/contracts", key: "nav.contracts" } as const]),
  ];
  const holds = (...roles: readonly Role[]) => facts.roles.some((role) => roles.includes(role));
  const organisations: NavItem = { to: "/organisations", key: "nav.organisations" };
  const imports: readonly NavItem[] = holds("publisher", "admin") ? [{ to: "/imports", key: "nav.imports" }] : [];
  const settings: readonly NavItem[] = holds("analyst", "admin") ? [{ to: "/settings", key: "nav.settings" }] : [];
  const anomalies: NavItem = { to: "/desk/anomalies", key: "nav.anomalies" };
  const isRegistrar = facts.orgKind === "registrationOffice" && holds("clerk", "registrationReviewer");
  const desk: readonly NavItem[] = [{ to: "/desk", key: "nav.desk" }, anomalies, organisations, ...imports, ...settings];
  const official: readonly NavItem[] = isRegistrar ? [anomalies] : !isBureau ? [] : isLimited ? [organisations] : desk;
  const running: NavItem[] = isBureau && holds("admin") ? [{ to: "/operations", key: "nav.operations" }] : [];
  const office = [...official, ...running];
  return office.length > FEW ? { plain: [...open, ...own], office } : { plain: [...open, ...own, ...office], office: [] };
}

const MOST_UNREAD = 99;

/** The number for the eye, a sentence for the ear. */
function Unread({ count }: { readonly count: number }) {
  const t = useText();
  if (count === 0) return null;
  const isMany = count > MOST_UNREAD;
  return (
    <>
      <span aria-hidden="true" className="ml-1 inline-block rounded-full bg-brand px-2 text-sm font-semibold text-paper tabular-nums">
        {isMany ? t("inbox.atLeast", { n: MOST_UNREAD }) : count}
      </span>
      <span className="sr-only"> {isMany ? t("inbox.unreadMany", { n: MOST_UNREAD }) : t("inbox.unread", { n: count })}</span>
    </>
  );
}

const NAV_LINK = "min-h-6 no-underline aria-[current=page]:font-semibold aria-[current=page]:underline";

/** The browser's own disclosure: it opens by key and without script, and is shut again on the page one went to. */
function OfficeMenu({ items }: { readonly items: readonly NavItem[] }) {
  const t = useText();
  const { pathname } = useLocation();
  const isHere = items.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return (
    <details key={pathname} className="sm:relative">
      <summary className={`min-h-6 cursor-pointer text-brand-strong ${isHere ? "font-semibold underline" : ""}`}>{t("nav.office")}</summary>
      <ul className="z-10 mt-1 flex flex-col gap-2 rounded border border-line-strong bg-paper px-4 py-3 sm:absolute sm:left-0 sm:min-w-44 sm:shadow-md">
        {items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={items.some(({ to }) => to.startsWith(`${item.to}/`) && pathname.startsWith(to))} className={NAV_LINK}>
              {t(item.key)}
            </NavLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function MainNav({ facts }: { readonly facts: NavFacts | undefined }) {
  const t = useText();
  const { plain, office } = navItems(facts);
  return (
    <nav aria-label={t("nav.main")} className="flex flex-wrap gap-x-4 gap-y-1">
      {plain.map((item) => (
        <NavLink key={item.to} to={item.to} className={NAV_LINK}>
          {t(item.key)}
          {item.to === "/inbox" ? <Unread count={facts?.unread ?? 0} /> : null}
        </NavLink>
      ))}
      {office.length > 0 ? <OfficeMenu items={office} /> : null}
    </nav>
  );
}
