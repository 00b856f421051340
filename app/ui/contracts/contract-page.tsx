// Knows how one technology contract is shown, with who must move next and by when; must never judge a move.

import { Link } from "@remix-run/react";
import { type ContractState, isInForce } from "#app/domain/contracts/contract.ts";
import type { Precheck } from "#app/domain/contracts/precheck.ts";
import { ContractAnomalies, type ContractAnomaly } from "#app/ui/anomalies/contract-anomalies.tsx";
import type { ActionResult } from "#app/ui/kit/action-result.ts";
import { Badge } from "#app/ui/kit/badge.tsx";
import { ButtonLink } from "#app/ui/kit/button.tsx";
import { ErrorSummary } from "#app/ui/kit/error-summary.tsx";
import { PageHead, Section } from "#app/ui/kit/layout.tsx";
import { DayText, MoneyText } from "#app/ui/kit/moment.tsx";
import { NextStep } from "#app/ui/kit/next-step.tsx";
import { Timeline } from "#app/ui/kit/timeline.tsx";
import type { TextKey } from "#app/ui/text/catalogue-zh.ts";
import { useText } from "#app/ui/text/use-text.ts";
import { ContractFactSheet } from "./contract-facts.tsx";
import { ContractIncomes } from "./contract-incomes.tsx";
import { type ContractMove, useContractMoves } from "./contract-moves.tsx";
import { ContractPapers } from "./contract-papers.tsx";
import { ContractVersions } from "./contract-versions.tsx";
import { eventWord, stateTone } from "./contract-words.ts";
import { CONTRACT_LABELS } from "./form-labels.ts";
import { PrecheckPanel } from "./precheck-panel.tsx";
import { QueuePlace, type ShownPlace } from "./queue-place.tsx";
import type { MoveChoices } from "./registered-moves.tsx";
import type { ShownContract, ShownIncome, ShownPaper, ShownVersion } from "./shown-contract.ts";

type LookAlike = { readonly code: string; readonly state: string };
export type ContractPageProps = {
  readonly contract: ShownContract;
  readonly moves: readonly ContractMove[];
  readonly choices: MoveChoices;
  readonly lookAlikes: readonly LookAlike[];
  /** Flags on the contract, for those who may know of any. */
  readonly anomalies: readonly ContractAnomaly[];
  readonly events: readonly { readonly seq: number; readonly at: string; readonly verb: string; readonly who: string | null }[];
  readonly papers: readonly ShownPaper[];
  readonly versions: readonly ShownVersion[];
  readonly incomes: readonly ShownIncome[];
  /** Where the contract stands in the office's list from which it was opened. */
  readonly place: ShownPlace | null;
  /** For the seller before handing in and for the office before its decision; null for everybody else. */
  readonly check: { readonly precheck: Precheck; readonly ruleTitle: string } | null;
  readonly accept: string;
  readonly today: string;
  readonly result: ActionResult | undefined;
};

const WHO: Readonly<Record<ContractState, TextKey>> = {
  prepared: "contract.who.seller",
  submitted: "contract.who.clerk",
  supplement: "contract.who.seller",
  accepted: "contract.who.clerk",
  secondReview: "contract.who.reviewer",
  registered: "contract.who.sellerLater",
  refused: "contract.who.none",
  performed: "contract.who.none",
  terminated: "contract.who.none",
  annulled: "contract.who.none",
};

function countedKey(state: ContractState): TextKey {
  if (state === "annulled") return "contract.counted.annulled";
  return isInForce(state) ? "contract.counted.yes" : "contract.counted.no";
}

function Head({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  return (
    <PageHead
      kicker={contract.code}
      title={contract.values.name}
      meta={
        <>
          <Badge tone={stateTone(contract.state)}>{t(`contract.state.${contract.state}`)}</Badge>
          <MoneyText amount={contract.totalAmount} />
          <span>{t(countedKey(contract.state))}</span>
        </>
      }
      actions={<ButtonLink to={`/contracts/${contract.code}/form`}>{t("contract.nationalForm.open")}</ButtonLink>}
    />
  );
}

function Due({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  const isWithOffice = contract.state === "accepted" || contract.state === "secondReview";
  if (isWithOffice && contract.decideBy !== null) return <DayText day={contract.decideBy} />;
  if (contract.state === "supplement" && contract.supplementBy !== null) return <DayText day={contract.supplementBy} />;
  return <>{contract.state === "submitted" ? t("contract.next.officeDays") : t("next.noDate")}</>;
}

function LookAlikes({ found }: { readonly found: readonly LookAlike[] }) {
  const t = useText();
  if (found.length === 0) return null;
  return (
    <section className="my-6 rounded-lg border border-danger bg-danger-soft p-4">
      <h2 className="font-semibold">{t("contract.lookAlike.title")}</h2>
      <p className="mt-1">{t("contract.lookAlike.note")}</p>
      <ul className="mt-2 list-disc pl-5">
        {found.map(({ code }) => (
          <li key={code}>
            <Link to={`/contracts/${code}`}>{code}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reason({ contract }: { readonly contract: ShownContract }) {
  const t = useText();
  if (contract.stateReason === "") return null;
  return (
    <Section title={t(contract.state === "terminated" ? "contract.field.terminationReason" : "contract.field.reason")}>
      <p className="whitespace-pre-line">{contract.stateReason}</p>
    </Section>
  );
}

export function ContractPage(props: ContractPageProps) {
  const { contract, moves, choices, lookAlikes, anomalies, events, papers, versions, incomes, place, check, accept, today, result } = props;
  const t = useText();
  const { offered, links, blocked } = useContractMoves(contract.code, moves, { values: contract.values, choices, today, accept, result });
  const may = (verb: ContractMove["verb"]) => moves.some((move) => move.verb === verb && move.bar === null);
  const where = t(`contract.state.${contract.state}`);
  // A step that was taken begins anew: closed, and with the answers as they now stand.
  const lastStep = events[0]?.seq;
  return (
    <>
      {place ? <QueuePlace place={place} /> : null}
      <Head contract={contract} />
      <ErrorSummary result={result} labels={CONTRACT_LABELS} />
      <NextStep key={lastStep} where={where} who={t(WHO[contract.state])} by={<Due contract={contract} />} moves={offered} links={links} blocked={blocked} />
      <Reason contract={contract} />
      {check ? <PrecheckPanel {...check} form={may("edit") ? `/contracts/${contract.code}/edit` : null} /> : null}
      <LookAlikes found={lookAlikes} />
      <ContractAnomalies found={anomalies} />
      <ContractFactSheet contract={contract} />
      <ContractPapers papers={papers} mayAdd={may("edit")} accept={accept} result={result} />
      <ContractVersions contract={contract} versions={versions} />
      {isInForce(contract.state) || incomes.length > 0 ? (
        <ContractIncomes contract={contract} incomes={incomes} mayCancel={may("cancelIncome")} result={result} />
      ) : null}
      <Timeline items={events.map(({ seq, at, verb, who }) => ({ seq, at, label: eventWord(t, verb), who }))} />
    </>
  );
}
