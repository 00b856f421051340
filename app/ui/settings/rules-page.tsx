// Knows how the rules in force are listed, with what comes next; must never change one.
import { Link } from "@remix-run/react";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { ruleName, ruleValue } from "./setting-words.ts";
import { SettingsHead } from "./settings-tabs.tsx";

type RuleRow = { readonly validFrom: string | null; readonly value: number; readonly source: string };
export type ShownRule = { readonly code: string; readonly unit: string; readonly now: RuleRow; readonly coming: readonly RuleRow[] };

export function RulesPage({ rules, mayChange }: { readonly rules: readonly ShownRule[]; readonly mayChange: boolean }) {
  const t = useText();
  return (
    <>
      <SettingsHead mayChange={mayChange} />
      <DataTable
        caption={t("setting.rules.caption")}
        rows={rules}
        rowKey={(rule) => rule.code}
        columns={[
          { key: "rule", head: t("setting.col.rule"), cell: (rule) => <Link to={`/settings/rules/${rule.code}`}>{ruleName(t, rule.code)}</Link> },
          { key: "value", head: t("setting.col.value"), align: "end", cell: (rule) => ruleValue(t, rule.unit, rule.now.value) },
          { key: "from", head: t("setting.col.validFrom"), cell: (rule) => (rule.now.validFrom ? <DayText day={rule.now.validFrom} /> : t("setting.default")) },
          { key: "source", head: t("setting.col.source"), cell: (rule) => rule.now.source },
          {
            key: "coming",
            head: t("setting.col.coming"),
            cell: (rule) =>
              rule.coming.map((row) => t("setting.coming", { day: row.validFrom ?? "", value: ruleValue(t, rule.unit, row.value) })).join(" · ") || "—",
          },
        ]}
      />
    </>
  );
}
