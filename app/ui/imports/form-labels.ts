// Knows what the questions of an upload are called in an error summary; the form asks in the same words.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const IMPORT_LABELS: FieldLabels = { kind: "import.kind", source: "import.source", file: "import.file", openUntil: "import.openUntil" };
