// Knows how the record of changes is told; must never leave one out.
import { Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type ShownChange = {
  readonly seq: number;
  readonly at: string;
  readonly personName: string | null;
  readonly subject: string;
  readonly validFrom: string | null;
  readonly before: number | null;
  readonly after: number;
};

export function Changes({
  changes,
  sayValue,
}: {
  readonly changes: readonly ShownChange[];
  readonly sayValue: (value: number, change: ShownChange) => string;
}) {
  const t = useText();
  const said = (change: ShownChange) => {
    const before = change.before === null ? "—" : sayValue(change.before, change);
    const after = sayValue(change.after, change);
    return change.validFrom === null ? t("setting.changes.text", { before, after }) : t("setting.changes.from", { before, after, day: change.validFrom });
  };
  return (
    <Section title={t("setting.changes")}>
      {changes.length === 0 ? (
        <p className="text-muted">{t("setting.changes.none")}</p>
      ) : (
        <DataTable
          caption={t("setting.changes.caption")}
          rows={changes}
          rowKey={(change) => String(change.seq)}
          columns={[
            { key: "at", head: t("setting.changes.at"), cell: (change) => <MomentText at={change.at} /> },
            { key: "by", head: t("setting.changes.by"), cell: (change) => change.personName ?? "" },
            { key: "what", head: t("setting.changes.what"), cell: said },
          ]}
        />
      )}
    </Section>
  );
}
