// Knows how strikes against an organisation are shown with their end, appeal and verdict; must never decide whether one binds.
import { Form } from "@remix-run/react";
import type { StrikeStanding } from "#app/domain/people/strike.ts";
import { dayOf, type Instant } from "#app/kernel/time.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { DateField, SelectField, TextArea, TextField } from "#app/ui/kit/form.tsx";
import { Card, Facts, FormCard, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { useText } from "#app/ui/text/use-text.ts";

export type Strike = {
  readonly id: string;
  readonly facts: string;
  readonly basis: string;
  readonly givenAt: string;
  readonly expiresOn: string;
  readonly appeal: string;
  readonly appealedAt: string | null;
  readonly verdictReason: string;
  readonly decidedAt: string | null;
  readonly standing: StrikeStanding;
  readonly givenBySelf: boolean;
};
export type StrikesProps = {
  readonly strikes: readonly Strike[];
  readonly mayStrike: boolean;
  readonly mayAppeal: boolean;
  readonly result: ActionResult | undefined;
};

const TONES = { active: "danger", appealed: "warn", upheld: "danger", lifted: "good", expired: "plain" } as const;

function Appeal({ strike, result }: { readonly strike: Strike; readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="formScope" value={strike.id} />
      <input type="hidden" name="strikeId" value={strike.id} />
      <FieldScope.Provider value={strike.id}>
        <TextArea name="appeal" label={t("people.strike.appealText")} hint={t("people.strike.appealHint")} maxLength={2000} required result={result} />
      </FieldScope.Provider>
      <SubmitButton value="appeal">{t("people.strike.appealDo")}</SubmitButton>
    </Form>
  );
}

function Decide({ strike, result }: { readonly strike: Strike; readonly result: ActionResult | undefined }) {
  const t = useText();
  if (strike.givenBySelf) return <p className="mt-3 text-sm text-muted">{t("people.strike.blocked.own")}</p>;
  const options = (["upheld", "lifted"] as const).map((value) => ({ value, label: t(`people.strike.verdict.${value}`) }));
  return (
    <Form method="post" className="mt-3">
      <input type="hidden" name="formScope" value={strike.id} />
      <input type="hidden" name="strikeId" value={strike.id} />
      <FieldScope.Provider value={strike.id}>
        <SelectField name="verdict" label={t("people.strike.verdict")} options={options} required result={result} />
        <TextArea name="reason" label={t("people.field.reason")} hint={t("people.field.reasonHint")} maxLength={1000} required result={result} />
      </FieldScope.Provider>
      <SubmitButton value="decideAppeal">{t("people.strike.decideDo")}</SubmitButton>
    </Form>
  );
}

function StrikeCard({ strike, ...props }: StrikesProps & { readonly strike: Strike }) {
  const t = useText();
  const items = [
    { term: t("people.strike.facts"), detail: strike.facts },
    { term: t("people.strike.basis"), detail: strike.basis },
    { term: t("people.strike.given"), detail: <DayText day={dayOf(strike.givenAt as Instant)} /> },
    { term: t("people.strike.until"), detail: <DayText day={strike.expiresOn} /> },
    ...(strike.appealedAt ? [{ term: t("people.strike.appealText"), detail: strike.appeal }] : []),
    ...(strike.decidedAt ? [{ term: t("people.strike.verdict"), detail: strike.verdictReason }] : []),
  ];
  return (
    <Card>
      <p className="mb-2">
        <Badge tone={TONES[strike.standing]}>{t(`people.strike.standing.${strike.standing}`)}</Badge>
      </p>
      <Facts items={items} />
      {props.mayAppeal && strike.standing === "active" ? <Appeal strike={strike} result={props.result} /> : null}
      {props.mayStrike && strike.standing === "appealed" ? <Decide strike={strike} result={props.result} /> : null}
    </Card>
  );
}

function GiveStrike({ result }: { readonly result: ActionResult | undefined }) {
  const t = useText();
  return (
    <details open={result?.scope === "strike"} className="mt-4">
      <summary className="cursor-pointer text-danger">{t("people.strike.give")}</summary>
      <FormCard>
        <Form method="post">
          <input type="hidden" name="formScope" value="strike" />
          <FieldScope.Provider value="strike">
            <TextArea name="facts" label={t("people.strike.facts")} hint={t("people.strike.factsHint")} maxLength={2000} required result={result} />
            <TextField name="basis" label={t("people.strike.basis")} hint={t("people.strike.basisHint")} maxLength={500} required result={result} />
            <DateField name="expiresOn" label={t("people.strike.until")} required result={result} />
          </FieldScope.Provider>
          <SubmitButton value="strike" look="danger">
            {t("people.strike.giveDo")}
          </SubmitButton>
        </Form>
      </FormCard>
    </details>
  );
}

export function StrikesSection(props: StrikesProps) {
  const t = useText();
  const { strikes, mayStrike, result } = props;
  return (
    <Section title={t("people.strike.title")} id="strikes">
      <p className="text-muted">{t("people.strike.lead")}</p>
      {strikes.length === 0 ? <p className="mt-2">{t("people.strike.none")}</p> : null}
      <div className="mt-3 grid gap-3">
        {strikes.map((strike) => (
          <StrikeCard key={strike.id} strike={strike} {...props} />
        ))}
      </div>
      {mayStrike ? <GiveStrike result={result} /> : null}
    </Section>
  );
}
