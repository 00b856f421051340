// Knows how an organisation's members are listed and managed; must never decide who may.
import { Form } from "@remix-run/react";
import type { MailedLinkRow } from "#app/domain/people/mailed-link.ts";
import type { Role } from "#app/kernel/actor.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { SubmitButton } from "#app/ui/kit/button.tsx";
import { CheckboxGroup } from "#app/ui/kit/choices.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { FieldScope } from "#app/ui/kit/field-scope.ts";
import { TextField } from "#app/ui/kit/form.tsx";
import { FormCard, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText } from "#app/ui/kit/moment.tsx";
import { DataTable } from "#app/ui/kit/table.tsx";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";
import { MailedLinks, MailedNotice } from "./mailed-links.tsx";
import { type MemberReply, NewLink } from "./new-link.tsx";

type Member = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly version: number;
  readonly roles: readonly Role[];
  readonly confirmedUntil: string | null;
};
export type MembersPageProps = {
  readonly orgName: string;
  readonly members: readonly Member[];
  readonly offeredRoles: readonly Role[];
  readonly isAdmin: boolean;
  readonly isVerified: boolean;
  /** Whether this site can send mail at all. */
  readonly hasMail: boolean;
  /** Links that were mailed and are still good; for administrators. */
  readonly mailed: readonly MailedLinkRow[];
  readonly reply: MemberReply | undefined;
};

function useRoleOptions(roles: readonly Role[]) {
  const t = useText();
  return roles.map((role) => ({ value: role, label: t(`people.role.${role}`) }));
}

type Asked = { readonly offered: readonly Role[]; readonly hasMail: boolean; readonly result: ActionResult | undefined };

function ManageMember({ member, offered, hasMail, result }: Asked & { readonly member: Member }) {
  const t = useText();
  const options = useRoleOptions(offered);
  return (
    <details open={result?.scope === member.personId} className="min-w-56">
      <summary className="cursor-pointer text-brand-strong">{t("people.members.manage", { name: member.name })}</summary>
      <Form method="post">
        <input type="hidden" name="formScope" value={member.personId} />
        <input type="hidden" name="personId" value={member.personId} />
        <input type="hidden" name="version" value={member.version} />
        <FieldScope.Provider value={member.personId}>
          <CheckboxGroup name="roles" label={t("people.field.roles")} options={options} result={result} defaultValue={member.roles} />
        </FieldScope.Provider>
        <div className="flex flex-wrap gap-2">
          <SubmitButton value="roles">{t("people.members.saveRoles")}</SubmitButton>
          {hasMail ? (
            <SubmitButton value="mailReset" look="plain">
              {t("people.members.mailReset")}
            </SubmitButton>
          ) : null}
          <SubmitButton value="reset" look="plain">
            {t("people.members.reset")}
          </SubmitButton>
          {member.confirmedUntil === null ? null : (
            <SubmitButton value="confirm" look="plain">
              {t("people.members.confirm")}
            </SubmitButton>
          )}
          <SubmitButton value="clearFactor" look="plain">
            {t("people.members.clearFactor")}
          </SubmitButton>
          <SubmitButton value="end" look="danger">
            {t("people.members.end")}
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}

function InviteButtons({ hasMail }: { readonly hasMail: boolean }) {
  const t = useText();
  if (!hasMail) return <SubmitButton value="invite">{t("people.members.makeInvite")}</SubmitButton>;
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton value="mailInvite">{t("people.members.mailInvite")}</SubmitButton>
      <SubmitButton value="invite" look="plain">
        {t("people.members.showInvite")}
      </SubmitButton>
    </div>
  );
}

function Invite({ offered, hasMail, result }: Asked) {
  const t = useText();
  const options = useRoleOptions(offered);
  return (
    <FormCard>
      <p className="text-sm text-muted">{t(hasMail ? "people.members.mailHint" : "people.members.inviteHint")}</p>
      <Form method="post">
        <input type="hidden" name="formScope" value="invite" />
        <FieldScope.Provider value="invite">
          <TextField name="email" type="email" label={t("people.field.email")} autoComplete="off" maxLength={200} required result={result} />
          <CheckboxGroup name="roles" label={t("people.field.roles")} options={options} result={result} />
        </FieldScope.Provider>
        <InviteButtons hasMail={hasMail} />
      </Form>
    </FormCard>
  );
}

function memberColumns(t: ReturnType<typeof useText>) {
  return [
    { key: "name", head: t("people.field.members"), cell: (member: Member) => member.name },
    { key: "email", head: t("people.field.email"), cell: (member: Member) => member.email },
    {
      key: "roles",
      head: t("people.field.roles"),
      cell: (member: Member) => <span className="inline-block min-w-24">{member.roles.map((role) => t(`people.role.${role}`)).join(" · ")}</span>,
    },
  ];
}

function confirmedColumn(t: ReturnType<typeof useText>) {
  return {
    key: "confirmed",
    head: t("people.field.confirmedUntil"),
    cell: (member: Member) => (member.confirmedUntil === null ? t("common.notStated") : <DayText day={member.confirmedUntil} />),
  };
}

export function MembersPage({ orgName, members, offeredRoles: offered, isAdmin, isVerified, hasMail, mailed, reply }: MembersPageProps) {
  const t = useText();
  const canManage = isAdmin && isVerified;
  const asked = { offered, hasMail, result: reply };
  const manage = (member: Member) => <ManageMember key={`${member.personId}-${member.version}`} member={member} {...asked} />;
  const isConfirmed = members.some((member) => member.confirmedUntil !== null);
  const columns = [
    ...memberColumns(t),
    ...(isConfirmed ? [confirmedColumn(t)] : []),
    ...(canManage ? [{ key: "manage", head: t("people.mailed.act"), cell: manage }] : []),
  ];
  return (
    <>
      <PageHead title={t("people.members.title")} kicker={orgName} />
      <ErrorSummary result={reply} labels={PEOPLE_LABELS} />
      <NewLink reply={reply} />
      <MailedNotice reply={reply} />
      {canManage ? null : <p className="my-4 text-muted">{isAdmin ? t("people.members.unverified") : t("people.members.readOnly")}</p>}
      <DataTable caption={t("people.members.caption", { org: orgName })} columns={columns} rows={members} rowKey={(member) => member.personId} />
      {canManage ? (
        <Section title={t("people.members.invite")}>
          <Invite {...asked} />
        </Section>
      ) : null}
      {canManage ? <MailedLinks links={mailed} /> : null}
    </>
  );
}
