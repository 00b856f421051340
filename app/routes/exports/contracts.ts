// Knows the address of the file with the contracts behind a figure; must never add up a figure.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { type ContractBehind, contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { moneyInput } from "#app/kernel/money.ts";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { forbidden, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import { contractsAsked } from "../desk/asked.server.ts";
import { type TableWords, tableFrame, tableWords } from "./frame.server.ts";

const MAX_ROWS = 20_000;
function columnsOf(words: TableWords, classes: (code: string) => string, chains: Readonly<Record<string, string>>): readonly TableColumn<ContractBehind>[] {
  const named = (key: "code" | "title" | "seller" | "buyer" | "class" | "chain" | "registeredOn" | "registrationNo" | "amount" | "count") => ({
    head: words[`table.contracts.${key}`],
    note: words[`table.contracts.${key}.note`],
  });
  return [
    { ...named("code"), kind: "text", value: (row) => row.code },
    { ...named("title"), kind: "text", value: (row) => row.name },
    { ...named("seller"), kind: "text", value: (row) => row.sellerName },
    { ...named("buyer"), kind: "text", value: (row) => row.buyerName },
    { ...named("class"), kind: "text", value: (row) => classes(row.class) },
    { ...named("chain"), kind: "text", value: (row) => (row.chainCode ? (chains[row.chainCode] ?? row.chainCode) : null) },
    { ...named("registeredOn"), kind: "day", value: (row) => row.registeredOn },
    { ...named("registrationNo"), kind: "text", value: (row) => row.registrationNo },
    { ...named("amount"), kind: "money", value: (row) => row.amount },
    { ...named("count"), kind: "count", value: (row) => row.contractCount },
  ];
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!canReadDesk(await requireActor({ request, context }))) forbidden();
  const { reads, clock } = servicesFrom(context);
  const { asked, asOf } = await contractsAsked(reads, request, clock());
  const { basis, amountKind, year } = asked;
  const language = await languageOf(request);
  const words = tableWords(language);
  const said: Readonly<Record<string, string>> = language === "zh" ? oversightZh : oversightEn;
  const about = words["table.contracts.about"]
    .replace("{{amountKind}}", said[`oversight.amountKind.${amountKind}`] ?? amountKind)
    .replace("{{basis}}", said[`oversight.basis.${basis}`] ?? basis);
  const { rows, total, next } = await contractsBehind(reads, asked, { limit: MAX_ROWS });
  // A file that leaves contracts out says so by its very name: of a CSV nothing else is read.
  const name = words[next === null ? "table.contracts.name" : "table.contracts.nameCut"]
    .replace("{{year}}", String(year))
    .replace("{{count}}", String(MAX_ROWS));
  const frame = tableFrame<ContractBehind>(words, name, about, asOf);
  const sum = words["table.contracts.total.value"].replace("{{count}}", String(total.contractCount)).replace("{{amount}}", moneyInput(total.amount));
  const columns = columnsOf(words, (code) => said[`oversight.class.${code}`] ?? code, (await cutNames(reads, language)).chains);
  return tableResponse({ ...frame, about: [...frame.about, [words["table.contracts.total"], sum]], columns, rows }, formatOf(request));
}
