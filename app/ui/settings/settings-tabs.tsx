// Knows the pages of the city's rules; must never decide who may change them.
import { NavLink } from "@remix-run/react";
import { PageHead } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export function SettingsHead({ mayChange }: { readonly mayChange: boolean }) {
  const t = useText();
  return (
    <>
      <PageHead title={t("setting.title")} />
      <p className="mb-3 max-w-3xl text-muted">{t("setting.lead")}</p>
      {mayChange ? null : <p className="mb-3 text-muted">{t("setting.readOnly")}</p>}
      <nav aria-label={t("setting.title")} className="mb-4 flex flex-wrap gap-x-4">
        <NavLink to="/settings" end className="aria-[current=page]:font-semibold">
          {t("setting.tab.rules")}
        </NavLink>
        <NavLink to="/settings/definitions/counter" className="aria-[current=page]:font-semibold">
          {t("setting.tab.definitions")}
        </NavLink>
        <NavLink to="/settings/rule-sets" className="aria-[current=page]:font-semibold">
          {t("ruleSet.tab")}
        </NavLink>
        <NavLink to="/settings/targets" className="aria-[current=page]:font-semibold">
          {t("setting.tab.targets")}
        </NavLink>
        <NavLink to="/thesaurus">{t("thesaurus.desk")}</NavLink>
      </nav>
    </>
  );
}
