// Knows how the versions of a registered contract are told, each with its own effective day; must never judge one.
import type { FactChange } from "#app/domain/contracts/amended.ts";
import { fen, formatMoney } from "#app/kernel/money.ts";
import { Section } from "#app/ui/kit/layout.tsx";
import { DayText, MomentText, MoneyText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useLanguage, useText } from "#app/ui/text/use-text.ts";
import { classOptions, fieldOptions, wordOf } from "./contract-words.ts";
import type { ShownContract, ShownVersion } from "./shown-contract.ts";

/** What the seller itemised need not be what the office found. */
function Gap({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const language = useLanguage();
  const itemised = Object.values(contract.deductions).reduce((sum, amount) => sum + amount, 0);
  const difference = contract.totalAmount - contract.technicalAmount;
  if (itemised === difference) return null;
  const say = (amount: number) => formatMoney(fen(amount), language);
  return <p className="mt-2 text-sm text-muted">{t("contract.versions.gap", { itemised: say(itemised), difference: say(difference) })}</p>;
}

function Changes({ changes }: { readonly changes: readonly FactChange[] }) {
  const t = useText();
  if (changes.length === 0) return null;
  const say = ({ fact, from, to }: FactChange) => {
    const word = (value: string | null) => (fact === "field" ? wordOf(fieldOptions(t), value, t("contract.value.none")) : (value ?? t("contract.value.none")));
    return t("contract.versions.change", { fact: t(`contract.field.${fact}`), from: word(from), to: word(to) });
  };
  return (
    <ul className="mt-1 text-sm text-muted">
      {changes.map((change) => (
        <li key={change.fact}>{say(change)}</li>
      ))}
    </ul>
  );
}

export function ContractVersions({ contract, versions }: { readonly contract: ShownContract; readonly versions: readonly ShownVersion[] }) {
  const t = useText();
  if (versions.length === 0) return null;
  return (
    <Section title={t("contract.versions.title")} id="versions">
      <DataTable
        caption={t("contract.versions.caption")}
        rows={versions}
        rowKey={(version) => String(version.number)}
        columns={[
          { key: "number", head: t("contract.versions.col.number"), cell: (version) => version.number },
          { key: "effective", head: t("contract.versions.col.effectiveOn"), cell: (version) => <DayText day={version.effectiveOn} /> },
          { key: "class", head: t("contract.field.class"), cell: (version) => wordOf(classOptions(t), version.class, "") },
          { key: "total", head: t("contract.field.total"), align: "end", cell: (version) => <MoneyText amount={version.totalAmount} /> },
          { key: "technical", head: t("contract.field.technical"), align: "end", cell: (version) => <MoneyText amount={version.technicalAmount} /> },
          {
            key: "reason",
            head: t("contract.versions.col.reason"),
            cell: (version) => (
              <>
                {version.number === 1 ? t("contract.versions.first") : version.reason}
                <Changes changes={version.changes} />
                {version.fileId ? (
                  <a href={`/files/${version.fileId}`} download className="block text-sm">
                    {version.fileName}
                  </a>
                ) : null}
              </>
            ),
          },
          { key: "recorded", head: t("contract.versions.col.recordedAt"), cell: (version) => <MomentText at={version.recordedAt} /> },
        ]}
      />
      <Gap contract={contract} />
    </Section>
  );
}
