// Knows how a link's roles are read back from their column.
import { z } from "zod";
import { ROLES, type Role } from "#app/kernel/actor.ts";

const LinkRoles = z.array(z.enum(ROLES));

export function readLinkRoles(text: string): readonly Role[] {
  return LinkRoles.parse(JSON.parse(text));
}
