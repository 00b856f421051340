// Knows the address of a contract as the national registration form, for print; must never write.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { contractForViewer } from "#app/domain/contracts/queries.server.ts";
import { NationalFormPage } from "#app/ui/contracts/national-form-page.tsx";
import { PrintFooter } from "#app/ui/kit/print-footer.tsx";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { wholeEn, wholeZh } from "#app/ui/text/whole.ts";
import { notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { printStamp } from "#app/web/print-stamp.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { contractAround } from "./around.server.ts";
import { formRows } from "./national-form.server.ts";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, context });
  const services = servicesFrom(context);
  const contract = (await contractForViewer(services.reads, actor, params.code ?? "")) ?? notFound();
  const { ruleTitle, codes } = await contractAround(services, request, actor, contract);
  const words = (await languageOf(request)) === "en" ? wholeEn : wholeZh;
  const rows = formRows(contract, ruleTitle, codes, words);
  const { code, name, version } = contract;
  return { code, name, version, rows, title: words["contract.nationalForm.title"], stamp: await printStamp(services, request, { content: rows, version }) };
}

export const clientLoader = withSeldomWords;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.title} · ${data.code}` : "" }];

export default function NationalFormRoute() {
  const { stamp, title: _title, ...shown } = useLoaderData<typeof loader>();
  return (
    <>
      <NationalFormPage {...shown} />
      <PrintFooter stamp={stamp} />
    </>
  );
}
