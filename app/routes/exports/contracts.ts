// Knows the address of the file with the contracts behind a figure; must never add up a figure.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { ContractsBehindFields } from "#app/domain/oversight/fields.ts";
import { canReadDesk } from "#app/domain/oversight/policy.ts";
import { type ContractBehind, type ContractsAsked, contractsBehind } from "#app/domain/oversight/queries/contracts-behind.server.ts";
import { cutNames } from "#app/domain/oversight/queries/names.server.ts";
import { counterDefinition } from "#app/domain/oversight/queries.server.ts";
import { oversightEn } from "#app/ui/text/en/oversight.ts";
import { oversightZh } from "#app/ui/text/zh/oversight.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { formatOf, type TableColumn, tableResponse } from "#app/web/table-file.server.ts";
import type { Reads } from "#db/unit-of-work.ts";
import { type TableWords, tableFrame, tableWords } from "./frame.server.ts";

const MAX_ROWS = 20_000;
const ROWS_A_READ = 1_000;

async function allContracts(reads: Reads, asked: ContractsAsked): Promise<readonly ContractBehind[]> {
  const rows: ContractBehind[] = [];
  let after: string | undefined;
  do {
    const found = await contractsBehind(reads, asked, { after, limit: ROWS_A_READ });
    rows.push(...found.rows);
    after = found.next ?? undefined;
  } while (after !== undefined && rows.length < MAX_ROWS);
  return rows;
}

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
  const asked = ContractsBehindFields.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) notFound();
  const now = clock();
  const definition = await counterDefinition(reads, now);
  const { after: _after, basis = definition.basis, amountKind = definition.amountKind, ...cut } = asked.data;
  const language = await languageOf(request);
  const words = tableWords(language);
  const said: Readonly<Record<string, string>> = language === "zh" ? oversightZh : oversightEn;
  const about = words["table.contracts.about"]
    .replace("{{amountKind}}", said[`oversight.amountKind.${amountKind}`] ?? amountKind)
    .replace("{{basis}}", said[`oversight.basis.${basis}`] ?? basis);
  const name = words["table.contracts.name"].replace("{{year}}", String(cut.year));
  const columns = columnsOf(words, (code) => said[`oversight.class.${code}`] ?? code, (await cutNames(reads, language)).chains);
  return tableResponse(
    { ...tableFrame<ContractBehind>(words, name, about, now), columns, rows: await allContracts(reads, { ...cut, basis, amountKind }) },
    formatOf(request),
  );
}
