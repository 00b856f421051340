// Knows how a register's list of contracts is written as the spreadsheet that an office would send; must never import it.
import ExcelJS from "exceljs";
import { FIELDS_OF, type ImportField, templateHeader } from "#app/domain/imports/columns.ts";
import { isInCity } from "#app/domain/ledger/ledger.ts";
import { moneyInput } from "#app/kernel/money.ts";
import type { Day } from "#app/kernel/time.ts";
import { type Generated, generatedContract } from "./generated-contract.ts";

export const LIST_KIND = "importedOutput";
const FIELDS = FIELDS_OF[LIST_KIND];
/** A fifth of the generated contracts are sold from outside, and the last weeks of the history have not come yet. */
const DRAWN_FOR_ONE = 1.4;

function cellsOf({ contract, ...facts }: Generated, serial: number): readonly string[] {
  const cells: Partial<Record<ImportField, string>> = {
    externalId: `${facts.registeredOn.slice(0, 4)}3306${String(serial).padStart(8, "0")}`,
    title: facts.name,
    contractClass: contract.class,
    sellerName: facts.sellerName,
    sellerRegion: contract.sellerRegion,
    buyerName: facts.buyerName,
    buyerRegion: contract.buyerRegion,
    signedOn: facts.signedOn,
    registeredOn: facts.registeredOn,
    totalAmount: moneyInput(contract.totalAmount),
    technicalAmount: moneyInput(contract.technicalAmount),
    techField: contract.field ?? "",
    chain: contract.chainCode ?? "",
  };
  return FIELDS.map((field) => cells[field] ?? "");
}

/** Writes `count` contracts sold from the city and registered until `today`, in the order of their registration. */
export async function writeImportList(filename: string, count: number, today: Day): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true });
  const sheet = book.addWorksheet("合同");
  sheet.addRow(FIELDS.map((field) => templateHeader(LIST_KIND, field, "zh"))).commit();
  const drawn = Math.ceil(count * DRAWN_FOR_ONE);
  let written = 0;
  for (let serial = 0; serial < drawn && written < count; serial += 1) {
    const made = generatedContract(serial, drawn, []);
    if (!isInCity(made.contract.sellerRegion) || made.registeredOn > today) continue;
    sheet.addRow(cellsOf(made, serial)).commit();
    written += 1;
  }
  sheet.commit();
  await book.commit();
  if (written < count) throw new Error(`only ${written} contracts could be drawn for a list of ${count}`);
}
