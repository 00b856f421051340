// Proves who reads a trial, a deal and a contract, against a table written by hand.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mayReadContract } from "#app/domain/contracts/policy.ts";
import { mayReadDeal } from "#app/domain/deals/policy.ts";
import { canReadTrial } from "#app/domain/trials/policy.ts";
import type { Actor, OrgKind, Role, Viewer } from "#app/kernel/actor.ts";

const rows = readFileSync(new URL("../../policy/market-readers.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",") as [reader: string, trial: string, deal: string, contract: string]);

function person(orgId: string, orgKind: OrgKind, ...roles: Role[]): Actor {
  return { personId: `person of ${orgId}`, orgId, orgKind, orgVerified: true, districtCode: null, roles };
}

const READERS: Readonly<Record<string, Viewer>> = {
  seller: person("seller", "institute", "editor"),
  buyer: person("buyer", "enterprise", "editor"),
  stranger: person("elsewhere", "enterprise", "editor", "signatory", "analyst", "publisher", "admin"),
  analyst: person("bureau", "bureau", "analyst"),
  publisher: person("bureau", "bureau", "publisher"),
  districtOfficer: person("district", "bureau", "districtOfficer"),
  admin: person("bureau", "bureau", "admin"),
  operatorOfThePool: person("bureau", "bureau", "poolOperator"),
  operatorOfAnotherPool: person("district", "bureau", "poolOperator"),
  operatorOutsideTheBureau: person("leader", "enterprise", "poolOperator"),
  public: null,
};

/** What is read was asked for under a pool that this organisation runs. */
function runBy(reader: string): string {
  return reader === "operatorOutsideTheBureau" ? "leader" : "bureau";
}

it.each(rows)("%s", (reader, trial, deal, contract) => {
  const viewer = READERS[reader];
  if (viewer === undefined) throw new Error(`no reader ${reader}`);
  const word = (isRead: boolean) => (isRead ? "yes" : "no");
  const parties = { sellerOrgId: "seller", buyerOrgId: "buyer" };
  expect(word(canReadTrial(viewer, { ownerOrgId: "seller", enterpriseOrgId: "buyer", operatorOrgId: runBy(reader) })), "trial").toBe(trial);
  expect(word(mayReadDeal(viewer, parties)), "deal").toBe(deal);
  expect(word(mayReadContract(viewer, { ...parties, state: "registered", officeOrgId: "office", acceptedBy: null })), "contract").toBe(contract);
});
