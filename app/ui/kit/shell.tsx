// Knows the head and foot of every page; which links show follows the roles it is given, access is decided elsewhere.
import { Form, Link, NavLink, useLocation } from "@remix-run/react";
import type { OrgKind, Role } from "#app/kernel/actor.ts";
import { type Display, THEMES } from "#app/kernel/display.ts";
import { type Language, useLanguage, useText } from "#app/ui/text/use-text.ts";
import { MainNav } from "./main-nav.tsx";

export type ShellFacts = {
  readonly language: Language;
  readonly display: Display;
  readonly isDemo: boolean;
  readonly isInsecure: boolean;
  readonly person: { readonly name: string; readonly orgName: string | null; readonly hasSeveral: boolean } | null;
  /** An official whose yearly confirmation ran out. */
  readonly isUnconfirmed: boolean;
  readonly orgKind: OrgKind | null;
  readonly roles: readonly Role[];
  /** Unread inbox items, at most 100. */
  readonly unread: number;
  readonly nonce: string;
};

function LanguageSwitch() {
  const t = useText();
  const other = useLanguage() === "zh" ? "en" : "zh";
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/language">
      <input type="hidden" name="next" value={pathname + search} />
      <button type="submit" name="language" value={other} lang={other === "en" ? "en" : "zh-CN"} className="min-h-8 px-1 underline">
        {t("site.language")}
      </button>
    </form>
  );
}

function PersonLinks({ facts }: { readonly facts: ShellFacts | undefined }) {
  const t = useText();
  if (!facts?.person)
    return (
      <>
        <NavLink to="/sign-in">{t("nav.signIn")}</NavLink>
        <NavLink to="/sign-up">{t("nav.signUp")}</NavLink>
      </>
    );
  return (
    <>
      <NavLink to="/account">
        {facts.person.name}
        {facts.person.orgName ? <span className="hidden sm:inline"> · {facts.person.orgName}</span> : null}
      </NavLink>
      {facts.person.hasSeveral ? <Link to="/account#organisations">{t("people.account.switchLink")}</Link> : null}
      <Form method="post" action="/sign-out" reloadDocument>
        <button type="submit" className="min-h-8 px-1 underline">
          {t("nav.signOut")}
        </button>
      </Form>
    </>
  );
}

export function SiteHeader({ facts }: { readonly facts: ShellFacts | undefined }) {
  const t = useText();
  return (
    <header className="border-b border-line">
      <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:bg-paper focus:p-3">
        {t("site.skip")}
      </a>
      {facts?.isDemo ? <p className="bg-money-soft px-4 py-1 text-center text-sm">{t("site.demo")}</p> : null}
      {facts?.isInsecure ? <p className="bg-danger-soft px-4 py-1 text-center text-sm">{t("site.insecure")}</p> : null}
      {facts?.isUnconfirmed ? <p className="bg-danger-soft px-4 py-1 text-center text-sm">{t("people.account.unconfirmed")}</p> : null}
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
        <NavLink to="/" className="text-xl font-bold no-underline">
          {t("site.name")}
        </NavLink>
        <MainNav facts={facts} />
        <div className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <PersonLinks facts={facts} />
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}

/** Buttons in a plain form: the choice works without script and on every page. */
function DisplaySwitch({ display }: { readonly display: Display }) {
  const t = useText();
  const { pathname, search } = useLocation();
  const next = <input type="hidden" name="next" value={pathname + search} />;
  const other = display.type === "large" ? "normal" : "large";
  return (
    <div className="mt-3 flex flex-wrap items-center justify-center gap-x-4 gap-y-2">
      <form method="post" action="/display" className="flex flex-wrap items-center justify-center gap-x-2">
        {next}
        <input type="hidden" name="type" value={display.type} />
        <span>{t("display.theme")}</span>
        {THEMES.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === display.theme}
            className="min-h-8 px-1 underline aria-pressed:font-semibold"
          >
            {t(`display.theme.${theme}`)}
          </button>
        ))}
      </form>
      <form method="post" action="/display">
        {next}
        <input type="hidden" name="theme" value={display.theme} />
        <button type="submit" name="type" value={other} className="min-h-8 px-1 underline">
          {t(`display.type.${other}`)}
        </button>
      </form>
    </div>
  );
}

export function SiteFooter({ display }: { readonly display: Display }) {
  const t = useText();
  return (
    <footer className="mt-10 border-t border-line px-4 py-6 text-center text-sm text-muted">
      <p>
        {t("site.name")} · {t("site.tagline")}
      </p>
      <p className="mt-1">{t("site.footer")}</p>
      <DisplaySwitch display={display} />
      <p className="mt-1">
        <a href="/api">{t("api.title")}</a>
      </p>
    </footer>
  );
}
