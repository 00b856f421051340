// Knows what keeps a reader from a pool's own moves, by policy; must never read the database.
import { canManagePools, canOperate } from "#app/domain/pools/policy.ts";
import type { PoolState } from "#app/domain/pools/pool.ts";
import { actsFor, isBureau, type Viewer } from "#app/kernel/actor.ts";
import type { PoolBars } from "#app/ui/pools/pool-page.tsx";

/** Null where the reader may; left out where the move is not his organisation's at all. */
export function poolBars(viewer: Viewer, pool: { readonly operatorOrgId: string; readonly state: PoolState }): PoolBars {
  const isOpen = pool.state === "open";
  const bars: { -readonly [Move in keyof PoolBars]: PoolBars[Move] } = {};
  if (viewer && actsFor(viewer, pool.operatorOrgId)) {
    bars.propose = !isOpen ? "closed" : !canOperate(viewer, pool.operatorOrgId) ? "notOperator" : viewer.orgVerified ? null : "notVerified";
  }
  if (viewer && isBureau(viewer) && isOpen) bars.close = canManagePools(viewer) ? null : "notManager";
  return bars;
}
