// Knows what the questions of the thesaurus are called in an error summary; the forms ask in the same words.
import type { FieldLabels } from "#app/ui/kit/field-labels.ts";

export const THESAURUS_LABELS: FieldLabels = {
  words: "thesaurus.words",
  note: "thesaurus.note",
  file: "thesaurus.import.file",
  mode: "thesaurus.import.mode",
  importNote: "thesaurus.note",
  word: "miss.addTo.word",
  same: "miss.addTo.same",
};
