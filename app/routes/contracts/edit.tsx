// Knows the address where a seller corrects a contract that is still his; must never judge it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { editContract } from "#app/domain/contracts/commands/edit-contract.server.ts";
import { hasContractText } from "#app/domain/contracts/contract-files.server.ts";
import { draftOf } from "#app/domain/contracts/draft.ts";
import { contractFields } from "#app/domain/contracts/fields.ts";
import { mayEditContract } from "#app/domain/contracts/policy.ts";
import type { Precheck } from "#app/domain/contracts/precheck.ts";
import { contractForViewer } from "#app/domain/contracts/queries.server.ts";
import { ContractFormPage } from "#app/ui/contracts/contract-form-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { forbidden, notFound, requireActor } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { chainOptions } from "./chains.server.ts";
import { checkedDraft, checkReply } from "./check.server.ts";
import { contractCodes } from "./codes.server.ts";
import { formValues } from "./shown.server.ts";

async function editable(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireActor(args);
  const services = servicesFrom(args.context);
  const contract = (await contractForViewer(services.reads, actor, args.params.code ?? "")) ?? notFound();
  if (!mayEditContract(actor, contract)) forbidden();
  return { actor, services, contract, hasText: await hasContractText(services.reads, contract.id) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { services, contract, hasText } = await editable(args);
  const language = await languageOf(args.request);
  return {
    code: contract.code,
    values: formValues(contract),
    isSigned: contract.dealId !== null,
    chains: await chainOptions(services.reads, language),
    codes: (await contractCodes(services.reads, language)).options,
    ...(await checkedDraft(services, draftOf(contract, contract.content, hasText))),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, services, contract, hasText } = await editable(args);
  const body = await readBody(args.request);
  if (body.get("intent") === "check") return checkReply(services, body, { seller: contract.content.seller, hasContractText: hasText });
  const form = checkForm(body, contractFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => services.unitOfWork((tx, now) => editContract(tx, actor, { contractId: contract.id, form: form.value }, now)));
  return done.ok ? redirect(`/contracts/${contract.code}`) : done.reply;
}

export const clientLoader = withSeldomWords;
/** A pre-check changes nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") !== "check" && defaultShouldRevalidate;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.values.name} · ${data.code}` : "" }];

export default function EditContractRoute() {
  const { code, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as (ActionResult & { readonly precheck?: Precheck }) | undefined;
  const t = useText();
  const shown = { ...loaded, precheck: result?.precheck ?? loaded.precheck };
  const save = { intent: "edit", label: t("contract.form.save") };
  return <ContractFormPage {...shown} title={loaded.values.name} lead={t("contract.edit.lead")} back={`/contracts/${code}`} save={save} result={result} />;
}
