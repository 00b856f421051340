// Knows how an organisation's page is put together; what may be shown has been decided.

import { ORGANISATION_MOVES, type OrganisationState, type OrganisationVerb } from "#app/domain/people/organisation.ts";
import type { OrgKind } from "#app/kernel/actor.ts";
import { movesFrom } from "#app/kernel/machine.ts";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { TextArea } from "#app/ui/kit/form.tsx";
import { Facts, PageHead, Section } from "#app/ui/kit/layout.tsx";
import { MomentText } from "#app/ui/kit/moment.tsx";
import { type BlockedMove, NextStep, type OfferedMove } from "#app/ui/kit/next-step.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import { type Market, MarketFigures, MarketLists } from "#app/ui/market/market-sections.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { PEOPLE_LABELS } from "./form-labels.ts";
import { districtText, OrganisationFields } from "./organisation-fields.tsx";
import { OrganisationBadge } from "./state-badge.tsx";
import { type Strike, StrikesSection } from "./strikes-section.tsx";

type OrgRecord = {
  readonly creditCode: string;
  readonly natureCode: string;
  readonly stateReason: string;
  readonly createdAt: string;
  readonly verifiedAt: string | null;
  readonly version: number;
};
type Org = {
  readonly id: string;
  readonly kind: OrgKind;
  readonly name: string;
  readonly districtCode: string | null;
  readonly isPublicUnit: boolean;
  readonly isSme: boolean;
  readonly introduction: string;
  readonly state: OrganisationState;
  readonly record: OrgRecord | null;
};
export type OrganisationPageProps = {
  readonly org: Org;
  readonly canVerify: boolean;
  readonly canResubmit: boolean;
  readonly isOwn: boolean;
  readonly isBureau: boolean;
  /** What it offers, asks, tried and signed; null for offices. */
  readonly market: Market | null;
  /** For the organisation itself and the bureau; null for everybody else. */
  readonly strikes: readonly Strike[] | null;
  readonly mayStrike: boolean;
  readonly mayAppeal: boolean;
  readonly history: readonly { readonly seq: number; readonly at: string; readonly verb: string; readonly orgName: string | null }[] | null;
  readonly result: ActionResult | undefined;
};

const LOOKS = { verify: "primary", reject: "danger", resubmit: "primary" } as const;

function MoveQuestions({
  verb,
  org,
  record,
  result,
}: {
  readonly verb: OrganisationVerb;
  readonly org: Org;
  readonly record: OrgRecord;
  readonly result: ActionResult | undefined;
}) {
  const t = useText();
  return (
    <>
      <input type="hidden" name="version" value={record.version} />
      {verb === "reject" ? (
        <TextArea name="reason" label={t("people.field.reason")} hint={t("people.field.reasonHint")} maxLength={500} required result={result} />
      ) : null}
      {verb === "resubmit" ? <OrganisationFields result={result} facts={{ ...org, orgName: org.name, natureCode: record.natureCode }} /> : null}
    </>
  );
}

function Verification({ record, ...props }: OrganisationPageProps & { readonly record: OrgRecord }) {
  const t = useText();
  const { org, canVerify, canResubmit, isOwn, isBureau, result } = props;
  const moves: OfferedMove[] = [];
  const blocked: BlockedMove[] = [];
  const legal = movesFrom(ORGANISATION_MOVES, org.state);
  for (const { verb } of legal) {
    const label = t(`people.verb.${verb}`);
    const isOffered = verb === "resubmit" ? canResubmit : canVerify;
    const form = <MoveQuestions verb={verb} org={org} record={record} result={result} />;
    if (isOffered) moves.push({ intent: verb, label, look: LOOKS[verb], form });
    else if (verb === "resubmit" && isOwn) blocked.push({ label, why: t("people.organisation.blocked.admin") });
    else if (verb !== "resubmit" && isBureau)
      blocked.push({ label, why: isOwn ? t("people.organisation.blocked.own") : t("people.organisation.blocked.role") });
  }
  const who = legal[0]?.by[0] ?? "nobody";
  return (
    <NextStep
      where={
        <>
          <OrganisationBadge state={org.state} /> {record.stateReason}
        </>
      }
      who={t(`people.organisation.who.${who}`)}
      moves={moves}
      blocked={blocked}
    />
  );
}

function RecordSection({ record }: { readonly record: OrgRecord }) {
  const t = useText();
  const items = [
    { term: t("people.field.creditCode"), detail: record.creditCode },
    { term: t("people.field.nature"), detail: t(`people.nature.${record.natureCode}` as TextKey) },
    { term: t("people.field.since"), detail: <MomentText at={record.createdAt} /> },
    ...(record.verifiedAt ? [{ term: t("people.field.verifiedAt"), detail: <MomentText at={record.verifiedAt} /> }] : []),
  ];
  return (
    <Section title={t("people.organisation.record")}>
      <Facts items={items} />
    </Section>
  );
}

export function OrganisationPage(props: OrganisationPageProps) {
  const t = useText();
  const { org, history, market, result } = props;
  const yesNo = (flag: boolean) => (flag ? t("common.yes") : t("common.no"));
  const facts = [
    { term: t("people.field.orgKind"), detail: t(`people.kind.${org.kind}`) },
    { term: t("people.field.district"), detail: districtText(t, org.districtCode) },
    { term: t("people.organisation.publicUnit"), detail: yesNo(org.isPublicUnit) },
    { term: t("people.field.isSme"), detail: yesNo(org.isSme) },
    { term: t("people.field.introduction"), detail: org.introduction || t("common.notStated") },
  ];
  return (
    <>
      <PageHead title={org.name} kicker={t(`people.kind.${org.kind}`)} meta={<OrganisationBadge state={org.state} />} />
      <ErrorSummary result={result} labels={PEOPLE_LABELS} />
      {org.record ? <Verification {...props} record={org.record} /> : null}
      <Section title={t("people.organisation.facts")}>
        <Facts items={facts} />
      </Section>
      {market ? (
        <>
          <Section title={t("market.figures")}>
            <MarketFigures market={market} />
          </Section>
          <MarketLists market={market} />
        </>
      ) : null}
      {org.record ? <RecordSection record={org.record} /> : null}
      {props.strikes ? <StrikesSection {...props} strikes={props.strikes} /> : null}
      {history ? <Timeline items={history.map((item) => ({ ...item, label: t(`people.event.${item.verb}` as TextKey), who: item.orgName }))} /> : null}
    </>
  );
}
