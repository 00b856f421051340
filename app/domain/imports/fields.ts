// Knows how an upload, a choice of columns and a mapping file are read; must never be sent to a browser.
import { z } from "zod";
import { COOPERATION_WAYS } from "#app/domain/challenges/content.ts";
import { IP_KINDS, OFFERS } from "#app/domain/outcomes/content.ts";
import { optionalDay } from "#app/domain/outcomes/fields.ts";
import { tidyText } from "#app/kernel/fold.ts";
import { IMPORT_FIELDS, type ImportField } from "./columns.ts";
import { IMPORT_KINDS } from "./import-batch.ts";
import type { Mapping } from "./mapping.ts";

/** A catalogue's own mapping file, as `seeds/mappings/` keeps them. `validity` is only told, never read. */
export const MappingFile = z
  .object({
    fields: z.object({
      externalId: z.string(),
      title: z.string(),
      text: z.string(),
      ways: z.string(),
      ipKind: z.string(),
      price: z.string(),
      classification: z.array(z.string()),
      validity: z.string(),
    }),
    facts: z.array(z.string()),
    ownerName: z.string().min(1),
    chains: z.record(z.string(), z.string()),
    ipKinds: z.record(z.string(), z.enum(IP_KINDS)),
    offers: z.record(z.string(), z.enum(OFFERS)),
    ways: z.record(z.string(), z.enum(COOPERATION_WAYS)),
  })
  .transform(({ fields: { classification, validity: _validity, ...columns }, ...words }): Mapping => ({ ...words, columns, classification, districts: {} }));

const columns = z.partialRecord(z.enum(IMPORT_FIELDS), z.string().max(500).optional()).transform((chosen) => {
  const said = Object.entries(chosen).filter(([, header]) => header !== undefined && header !== "");
  return Object.fromEntries(said) as Readonly<Partial<Record<ImportField, string>>>;
});

const catalogue = z.object({
  columns,
  classification: z.array(z.string()),
  facts: z.array(z.string()),
  ownerName: z.string(),
  chains: z.record(z.string(), z.string()),
  districts: z.record(z.string(), z.string()),
  ipKinds: z.record(z.string(), z.enum(IP_KINDS)),
  offers: z.record(z.string(), z.enum(OFFERS)),
  ways: z.record(z.string(), z.enum(COOPERATION_WAYS)),
}) satisfies z.ZodType<Mapping>;

/** As a batch keeps it: the columns chosen on the page, or a catalogue's whole mapping. */
export const KeptMapping = z.object({ columns, catalogue: catalogue.nullable() });

/** The page's first form. `source` names the catalogue, so that its numbers mean the same thing again. */
export const UploadFields = z.object({
  kind: z.enum(IMPORT_KINDS),
  source: z.string().max(60).transform(tidyText).pipe(z.string().min(2)),
  openUntil: optionalDay,
  file: z.instanceof(File, { error: "form.required" }),
});

export const BATCH_INTENTS = ["map", "remap", "commit", "undo", "discard"] as const;

/** One post of a button on a batch's page; `columns` is read for `map` alone. */
export const BatchMoveFields = z.object({ intent: z.enum(BATCH_INTENTS), columns: columns.default({}) });
