// Plants verified organisations and people, for tests of nouns that stand above people.
import type { Actor, OrgKind, Role } from "#app/kernel/actor.ts";
import { newId } from "#app/kernel/id.ts";
import type { TestDatabase } from "./database.ts";

export type ActorWish = {
  readonly kind: OrgKind;
  readonly roles: readonly Role[];
  readonly orgId?: string;
  readonly districtCode?: string | null;
  readonly isPublicUnit?: boolean;
  readonly isSme?: boolean;
  readonly verified?: boolean;
  readonly name?: string;
};

let serial = 0;

async function plantOrganisation(t: TestDatabase, wish: ActorWish, orgId: string): Promise<void> {
  const districtCode = wish.districtCode === undefined ? "330602" : wish.districtCode;
  const name = wish.name ?? `单位${serial}`;
  await t.unitOfWork((tx, now) =>
    tx
      .insertInto("organisation")
      .values({
        id: orgId,
        kind: wish.kind,
        name,
        nameKey: name,
        creditCode: `TEST${String(serial).padStart(14, "0")}`,
        districtCode,
        regionCode: districtCode ?? "330100",
        natureCode: wish.isPublicUnit ? "022" : "150",
        isPublicUnit: wish.isPublicUnit ? 1 : 0,
        isSme: wish.isSme === false ? 0 : 1,
        introduction: "",
        state: wish.verified === false ? "pending" : "verified",
        stateReason: "",
        createdAt: now,
        verifiedAt: wish.verified === false ? null : now,
        verifiedBy: null,
        version: 1,
      })
      .execute(),
  );
}

/** A person with roles in a new organisation, or in `orgId` when given. */
export async function plantActor(t: TestDatabase, wish: ActorWish): Promise<Actor> {
  serial += 1;
  const orgId = wish.orgId ?? newId();
  if (!wish.orgId) await plantOrganisation(t, wish, orgId);
  const personId = newId();
  const email = `person${serial}@example.test`;
  await t.unitOfWork(async (tx, now) => {
    await tx
      .insertInto("person")
      .values({
        id: personId,
        email,
        name: `人员${serial}`,
        nameKey: email,
        phone: "",
        passwordHash: null,
        language: "zh",
        createdAt: now,
        disabledAt: null,
        version: 1,
      })
      .execute();
    await tx.insertInto("membership").values({ personId, orgId, createdAt: now, endedAt: null, version: 1 }).execute();
    if (wish.roles.length)
      await tx
        .insertInto("membershipRole")
        .values(wish.roles.map((role) => ({ personId, orgId, role })))
        .execute();
  });
  const districtCode = wish.districtCode === undefined ? "330602" : wish.districtCode;
  return { personId, orgId, orgKind: wish.kind, orgVerified: wish.verified !== false, districtCode, roles: wish.roles };
}
