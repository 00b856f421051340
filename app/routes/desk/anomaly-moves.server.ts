// Knows which command a flag's button runs, and what of the flag its page is given; must never judge who may.

import type { ContractState } from "#app/domain/contracts/contract.ts";
import type { VerdictVerb } from "#app/domain/oversight/anomalies/anomaly.ts";
import { assignAnomaly, handBackAnomaly, judgeAnomaly, reopenAnomaly, takeAnomaly } from "#app/domain/oversight/anomalies/commands/move-anomaly.server.ts";
import { assignFields, verdictFields } from "#app/domain/oversight/anomalies/fields.ts";
import type { FlagRow } from "#app/domain/oversight/anomalies/flags.server.ts";
import type { anomalyFacts } from "#app/domain/oversight/anomalies/page-query.server.ts";
import type { Actor } from "#app/kernel/actor.ts";
import { attempt } from "#app/web/attempt.server.ts";
import { checkForm } from "#app/web/form.server.ts";
import { notFound } from "#app/web/guard.server.ts";
import { localPath } from "#app/web/language.server.ts";
import type { Services } from "#app/web/services.ts";

type Asked = { readonly body: FormData; readonly actor: Actor; readonly anomalyId: string; readonly services: Services };

const alone =
  (command: typeof takeAnomaly) =>
  ({ actor, anomalyId, services }: Asked) =>
    attempt(null, () => services.unitOfWork((tx, now) => command(tx, actor, { anomalyId }, now)));

async function assign({ body, actor, anomalyId, services }: Asked) {
  const form = checkForm(body, assignFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => assignAnomaly(tx, actor, { anomalyId, ...form.value }, now)));
}

const judge =
  (verdict: VerdictVerb) =>
  async ({ body, actor, anomalyId, services }: Asked) => {
    const form = checkForm(body, verdictFields);
    if (!form.ok) return form;
    return attempt(form, () => services.unitOfWork((tx, now) => judgeAnomaly(tx, actor, { anomalyId, verdict, ...form.value }, now)));
  };

async function reopen({ body, actor, anomalyId, services }: Asked) {
  const form = checkForm(body, verdictFields);
  if (!form.ok) return form;
  return attempt(form, () => services.unitOfWork((tx, now) => reopenAnomaly(tx, actor, { anomalyId, ...form.value }, now)));
}

const RUNS = new Map<string, (asked: Asked) => ReturnType<typeof assign>>([
  ["take", alone(takeAnomaly)],
  ["handBack", alone(handBackAnomaly)],
  ["assign", assign],
  ["confirm", judge("confirm")],
  ["explain", judge("explain")],
  ["dismiss", judge("dismiss")],
  ["reopen", reopen],
]);

/** Runs the move named by `intent`; 404 for a move that the page does not have. */
export async function runAnomalyMove(asked: Asked) {
  const run = RUNS.get(String(asked.body.get("intent"))) ?? notFound();
  return run(asked);
}

const LIST = /^\/desk\/anomalies(?:$|\?)/u;

/** The list from which the page was opened, as it was asked for. */
export function listAsked(request: Request): string {
  const list = localPath(new URL(request.url).searchParams.get("back"), "/desk/anomalies");
  return LIST.test(list) ? list : "/desk/anomalies";
}

/** Ids of persons and of contracts stay here. */
export function shownAnomaly(row: FlagRow, facts: Awaited<ReturnType<typeof anomalyFacts>>) {
  const { code, rule, ruleVersion, state, stateReason, amount, foundAt, year, version } = row;
  const { evidence, contracts, verdicts, history, ownerName } = facts;
  return {
    anomaly: { code, rule, ruleVersion, state, stateReason, amount, foundAt, year, version, ownerName, facts: evidence.facts },
    contracts: contracts.map((contract) => ({ ...contract, state: contract.state as ContractState })),
    ...{ evidence, verdicts, history },
  };
}
