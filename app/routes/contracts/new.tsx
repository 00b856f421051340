// Knows the address where a seller files a contract made elsewhere; must never judge it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { fileDirectContract } from "#app/domain/contracts/commands/file-direct-contract.server.ts";
import { contractFields } from "#app/domain/contracts/fields.ts";
import { ContractFields } from "#app/ui/contracts/contract-fields.tsx";
import { CONTRACT_LABELS } from "#app/ui/contracts/form-labels.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FormCard, PageHead } from "#app/ui/kit/layout.tsx";
import { contractsEn } from "#app/ui/text/en/contracts.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { contractsZh } from "#app/ui/text/zh/contracts.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { forbidden, requireOneOf } from "#app/web/guard.server.ts";
import { languageOf } from "#app/web/language.server.ts";
import { servicesFrom } from "#app/web/services.ts";
import { chainOptions } from "./chains.server.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOneOf({ request, context }, "editor", "signatory");
  if (actor.orgKind === "bureau" || actor.orgKind === "registrationOffice") forbidden();
  const language = await languageOf(request);
  return {
    chains: await chainOptions(servicesFrom(context).reads, language),
    title: (language === "zh" ? contractsZh : contractsEn)["contract.new.title"],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOneOf({ request, context }, "editor", "signatory");
  const form = await readForm(request, contractFields);
  if (!form.ok) return form.reply;
  const { unitOfWork } = servicesFrom(context);
  const done = await attempt(form, () => unitOfWork((tx, now) => fileDirectContract(tx, actor, form.value, now)));
  return done.ok ? redirect(`/contracts/${done.value.code}`) : done.reply;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function NewContractRoute() {
  const { chains } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>() as ActionResult | undefined;
  const t = useText();
  return (
    <>
      <PageHead title={t("contract.new.title")} meta={t("contract.new.intro")} />
      <ErrorSummary result={result} labels={CONTRACT_LABELS} />
      <Form method="post">
        <FormCard>
          <ContractFields chains={chains} result={result} />
          <SubmitButton value="file">{t("contract.new.save")}</SubmitButton>
        </FormCard>
      </Form>
    </>
  );
}
