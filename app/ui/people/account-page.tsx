// Knows how a person's own page is put together; must never show another person.
import { Form } from "@remix-run/react";
import type { OrganisationState } from "#app/domain/people/organisation.ts";
import type { OrgKind, Role } from "#app/kernel/actor.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ButtonLink, SubmitButton } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { SelectField } from "#app/ui/kit/form.tsx";
import { Card, EmptyState, Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";
import { OwnDataSection } from "./own-data-section.tsx";
import { OrganisationBadge } from "./state-badge.tsx";

type Membership = { readonly orgId: string; readonly name: string; readonly kind: OrgKind; readonly state: OrganisationState };
export type AccountPageProps = {
  readonly name: string;
  readonly email: string;
  readonly language: "zh" | "en";
  readonly memberships: readonly Membership[];
  readonly hasSecondFactor: boolean;
  readonly sessionCount: number;
  readonly actingFor: string | null;
  readonly roles: readonly Role[];
  readonly result: ActionResult | undefined;
};

function Acting({ membership, roles }: { readonly membership: Membership; readonly roles: readonly Role[] }) {
  const t = useText();
  const items = [
    { term: t("people.account.actingFor"), detail: membership.name },
    { term: t("people.field.orgKind"), detail: t(`people.kind.${membership.kind}`) },
    { term: t("people.field.state"), detail: <OrganisationBadge state={membership.state} /> },
    { term: t("people.account.yourRoles"), detail: roles.map((role) => t(`people.role.${role}`)).join(" · ") },
  ];
  return (
    <Card>
      <Facts items={items} />
      <div className="mt-4 flex flex-wrap gap-2">
        <ButtonLink to={`/organisations/${membership.orgId}`}>{t("people.account.toOrg")}</ButtonLink>
        <ButtonLink to="/account/members">{t("people.account.toMembers")}</ButtonLink>
        <ButtonLink to="/account/tokens">{t("token.toTokens")}</ButtonLink>
      </div>
    </Card>
  );
}

function OtherOrganisations({ memberships, actingFor }: Pick<AccountPageProps, "memberships" | "actingFor">) {
  const t = useText();
  return (
    <ul className="grid gap-3">
      {memberships.map((membership) => (
        <li key={membership.orgId} className="flex flex-wrap items-center gap-3">
          <span>{membership.name}</span>
          <OrganisationBadge state={membership.state} />
          {membership.orgId === actingFor ? (
            <span className="text-sm text-muted">{t("people.account.current")}</span>
          ) : (
            <Form method="post" aria-label={membership.name}>
              <input type="hidden" name="orgId" value={membership.orgId} />
              <SubmitButton value="switch" look="plain">
                {t("people.account.switch")}
              </SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

function PersonSection({ name, email, language, result }: AccountPageProps) {
  const t = useText();
  const languages = (["zh", "en"] as const).map((value) => ({ value, label: t(`people.language.${value}`) }));
  return (
    <Section title={t("people.account.person")}>
      <Facts
        items={[
          { term: t("people.field.name"), detail: name },
          { term: t("people.field.email"), detail: email },
        ]}
      />
      <p className="mt-2">
        <ButtonLink to="/account/notices">{t("inbox.toSettings")}</ButtonLink>
      </p>
      <Form method="post" reloadDocument className="mt-2 max-w-xs">
        <SelectField name="language" label={t("people.field.language")} options={languages} withoutEmpty required result={result} defaultValue={language} />
        <SubmitButton value="language" look="plain">
          {t("form.save")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

function SecuritySection({ hasSecondFactor, sessionCount }: AccountPageProps) {
  const t = useText();
  return (
    <Section title={t("people.account.security")}>
      <p className="flex flex-wrap items-center gap-3">
        {t(hasSecondFactor ? "people.account.factorOn" : "people.account.factorOff")}
        <ButtonLink to="/account/second-factor">{t("people.account.factorLink")}</ButtonLink>
      </p>
      <Form method="post" className="mt-4 flex flex-wrap items-center gap-3">
        <span>{t("people.account.sessions", { n: sessionCount })}</span>
        <SubmitButton value="signOutEverywhere" look="plain">
          {t("people.account.signOutEverywhere")}
        </SubmitButton>
      </Form>
    </Section>
  );
}

export function AccountPage(props: AccountPageProps) {
  const t = useText();
  const { memberships, actingFor, roles, result } = props;
  const current = memberships.find((membership) => membership.orgId === actingFor);
  return (
    <>
      <PageHead title={t("people.account.title")} />
      <ErrorSummary result={result} labels={PEOPLE_LABELS} />
      {current ? <Acting membership={current} roles={roles} /> : null}
      {memberships.length === 0 ? <EmptyState title={t("people.account.none")}>{t("people.account.noneNext")}</EmptyState> : null}
      {memberships.length > 1 || (memberships.length === 1 && !current) ? (
        <Section title={t("people.account.orgs")} id="organisations">
          <OtherOrganisations memberships={memberships} actingFor={actingFor} />
        </Section>
      ) : null}
      <PersonSection {...props} />
      <SecuritySection {...props} />
      <OwnDataSection result={result} />
    </>
  );
}
