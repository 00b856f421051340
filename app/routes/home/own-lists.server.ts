// Knows an organisation's own lists as its people find them on their home; a list that does not apply is left out.
import { stateAt } from "#app/domain/challenges/challenge.ts";
import { challengesOfOrg } from "#app/domain/challenges/queries.server.ts";
import { contractsOf } from "#app/domain/contracts/queries.server.ts";
import { dealsOf } from "#app/domain/deals/queries.server.ts";
import { outcomesOf } from "#app/domain/outcomes/queries.server.ts";
import { trialsAt } from "#app/domain/trials/queries.server.ts";
import type { Actor, OrgKind } from "#app/kernel/actor.ts";
import type { Instant } from "#app/kernel/time.ts";
import type { Line, OwnList, OwnNoun } from "#app/ui/home/own-list.ts";
import type { Reads } from "#db/unit-of-work.ts";

const SHOWN = 5;
/** What each kind of organisation is here for: shown even when empty, with what to do first. */
const FIRST: Readonly<Record<OrgKind, readonly OwnNoun[]>> = {
  institute: ["outcome", "trial"],
  enterprise: ["challenge", "trial"],
  serviceOrg: ["outcome"],
  bureau: [],
  registrationOffice: [],
  auctionHouse: [],
};

/** The newest few of each list and how many there are. */
export async function ownLists(reads: Reads, actor: Actor, now: Instant): Promise<OwnList[]> {
  const { orgId } = actor;
  const outcomes = await outcomesOf(reads, orgId);
  const challenges = await challengesOfOrg(reads, orgId);
  const trials = await trialsAt(reads, { partyOrgId: orgId }, now);
  const deals = await dealsOf(reads, orgId, now);
  const contracts = await contractsOf(reads, orgId);
  const line = (path: string, row: { code: string; state: string; updatedAt: string }, title: string): Line => ({
    href: `/${path}/${row.code}`,
    title,
    state: row.state,
    at: row.updatedAt,
  });
  const lists: readonly { noun: OwnNoun; all: readonly Line[] }[] = [
    { noun: "outcome", all: outcomes.map((row) => line("outcomes", row, row.title)) },
    { noun: "challenge", all: challenges.map((row) => line("challenges", { ...row, state: stateAt(row, now) }, row.title)) },
    { noun: "trial", all: trials.map((row) => line("trials", row, row.outcomeTitle)) },
    { noun: "deal", all: deals.map((row) => line("deals", row, row.outcomeTitle)) },
    { noun: "contract", all: contracts.map((row) => line("contracts", row, row.name)) },
  ];
  return lists
    .filter(({ noun, all }) => all.length > 0 || FIRST[actor.orgKind].includes(noun))
    .map(({ noun, all }) => ({ noun, lines: all.slice(0, SHOWN), total: all.length }));
}
