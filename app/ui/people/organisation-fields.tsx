// Knows how an organisation's facts are asked for; must never know who answers.
import { NATURE_CODES } from "#app/domain/people/organisation.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Tick } from "#app/ui/kit/choices.tsx";
import { type Option, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { type Speak, useText } from "#app/ui/text/use-text.ts";

const DISTRICTS = ["330602", "330603", "330604", "330681", "330683", "330624", "outside"] as const;
type DistrictCode = (typeof DISTRICTS)[number];

export function districtOptions(t: Speak): readonly Option[] {
  return DISTRICTS.map((code) => ({ value: code, label: t(`people.district.${code}`) }));
}

/** The name of a district; null is a place outside the city. */
export function districtText(t: Speak, code: string | null): string {
  const known = DISTRICTS.find((each) => each === code) ?? ("outside" satisfies DistrictCode);
  return t(`people.district.${known}`);
}

export type OrganisationFacts = {
  readonly orgName: string;
  readonly districtCode: string | null;
  readonly natureCode: string;
  readonly isSme: boolean;
  readonly introduction: string;
};

export function OrganisationFields({ result, facts }: { readonly result: ActionResult | undefined; readonly facts?: OrganisationFacts }) {
  const t = useText();
  const natures = NATURE_CODES.map((code) => ({ value: code, label: t(`people.nature.${code}`) }));
  const district = facts ? (facts.districtCode ?? "outside") : undefined;
  return (
    <>
      <TextField
        name="orgName"
        label={t("people.field.orgName")}
        hint={t("people.field.orgNameHint")}
        autoComplete="organization"
        maxLength={120}
        required
        result={result}
        defaultValue={facts?.orgName}
      />
      <SelectField
        name="districtCode"
        label={t("people.field.district")}
        hint={t("people.field.districtHint")}
        options={districtOptions(t)}
        required
        result={result}
        defaultValue={district}
      />
      <SelectField
        name="natureCode"
        label={t("people.field.nature")}
        hint={t("people.field.natureHint")}
        options={natures}
        required
        result={result}
        defaultValue={facts?.natureCode}
      />
      <Tick name="isSme" label={t("people.field.isSme")} result={result} defaultChecked={facts?.isSme ?? false} />
      <TextArea name="introduction" label={t("people.field.introduction")} maxLength={2_000} result={result} defaultValue={facts?.introduction} />
    </>
  );
}
