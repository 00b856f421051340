// Knows how the changes between two versions are laid out, field by field; must never find them.
import type { ReactNode } from "react";
import type { FieldDiff, Piece, RowsDiff, ValueDiff } from "#app/domain/outcomes/diff.ts";
import { Card } from "#app/ui/kit/layout.tsx";
import { ChangedText } from "./changed-text.tsx";
import { useFieldText } from "./field-text.ts";
import { type Places, useRowText, useValueText } from "./value-text.tsx";

/** Lines that went and lines that came; one that stands in both is left out. */
function replaced(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const gone = before.filter((line) => !after.includes(line)).map((text): Piece => ({ text, change: "removed" }));
  const come = after.filter((line) => !before.includes(line)).map((text): Piece => ({ text, change: "added" }));
  return [...gone, ...come].filter((line) => line.text !== "");
}

function Lines({ lines }: { readonly lines: readonly Piece[] }) {
  return (
    <div className="grid gap-1">
      {lines.map((line) => (
        <ChangedText key={line.change + line.text} pieces={[line]} />
      ))}
    </div>
  );
}

function useChange(places: Places): (diff: FieldDiff) => ReactNode {
  const values = useValueText(places);
  const rows = useRowText();
  const valueLines = <F extends ValueDiff["field"]>({ field, before, after }: Extract<ValueDiff, { field: F }>) => {
    const say = values[field] as (value: unknown) => string;
    return replaced(say(before).split("\n"), say(after).split("\n"));
  };
  const rowLines = ({ field, removed, added }: RowsDiff): readonly Piece[] => {
    const say = rows[field] as (row: unknown) => string;
    return [...removed.map((row) => ({ text: say(row), change: "removed" as const })), ...added.map((row) => ({ text: say(row), change: "added" as const }))];
  };
  return (diff) => {
    if (diff.kind === "text") return <ChangedText pieces={diff.pieces} />;
    return <Lines lines={diff.kind === "value" ? valueLines(diff) : rowLines(diff)} />;
  };
}

export function VersionChanges({ diff, places }: { readonly diff: readonly FieldDiff[]; readonly places: Places }) {
  const fieldText = useFieldText();
  const change = useChange(places);
  return (
    <ul className="grid gap-3">
      {diff.map((one) => (
        <li key={one.field}>
          <Card>
            <h3 className="mb-1 font-medium">{fieldText(one.field)}</h3>
            {change(one)}
          </Card>
        </li>
      ))}
    </ul>
  );
}
