// Knows the address where a seller files a contract made elsewhere; must never judge it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { sideOf } from "#app/domain/contracts/commands/prepare-contract.server.ts";
import { contractFields } from "#app/domain/contracts/fields.ts";
import type { Precheck } from "#app/domain/contracts/precheck.ts";
import { ContractFormPage } from "#app/ui/contracts/contract-form-page.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { contractsEn } from "#app/ui/text/en/contracts.ts";
import { withSeldomWords } from "#app/ui/text/seldom.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { contractsZh } from "#app/ui/text/zh/contracts.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm, readBody } from "#app/web/form.server.ts";
import { forbidden, requireOneOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { chainOptions } from "./chains.server.ts";
import { checkedDraft, checkReply, draftIn } from "./check.server.ts";
import { contractCodes } from "./codes.server.ts";

async function requireFiler(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const actor = await requireOneOf(args, "editor", "signatory");
  if (actor.orgKind === "bureau" || actor.orgKind === "registrationOffice") forbidden();
  return actor;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireFiler(args);
  const services = servicesFrom(args.context);
  const language = await languageOf(args.request);
  const seller = await sideOf(services.reads, actor.orgId);
  return {
    chains: await chainOptions(services.reads, language),
    codes: (await contractCodes(services.reads, language)).options,
    ...(await checkedDraft(services, draftIn(new FormData(), { seller, hasContractText: false }))),
    title: (language === "zh" ? contractsZh : contractsEn)["contract.new.title"],
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireFiler(args);
  const services = servicesFrom(args.context);
  const body = await readBody(args.request);
  if (body.get("intent") === "check") return checkReply(services, body, { seller: await sideOf(services.reads, actor.orgId), hasContractText: false });
  const form = checkForm(body, contractFields);
  if (!form.ok) return form.reply;
  const done = await attempt(form, () => services.unitOfWork((tx, now) => fileDirectContract(tx, actor, form.value, now)));
  return done.ok ? redirect(`/contracts/${done.value.code}`) : done.reply;
}

export const clientLoader = withSeldomWords;
/** A pre-check changes nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") !== "check" && defaultShouldRevalidate;
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function NewContractRoute() {
  const { title, ...loaded } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as (ActionResult & { readonly precheck?: Precheck }) | undefined;
  const t = useText();
  const save = { intent: "file", label: t("contract.new.save") };
  const shown = { ...loaded, precheck: result?.precheck ?? loaded.precheck };
  return (
    <ContractFormPage {...shown} title={t("contract.new.title")} lead={t("contract.new.intro")} back={null} save={save} isSigned={false} result={result} />
  );
}
