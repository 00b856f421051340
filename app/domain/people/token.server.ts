// Knows how a secret that is shown once is made and how it is kept; must never store the secret itself.
import { randomBytes } from "node:crypto";
import { sha256Hex } from "#app/kernel/canonical.server.ts";

export type NewToken = { readonly token: string; readonly tokenHash: string };

/** 256 random bits as URL-safe text, and the SHA-256 under which they are kept. */
export function newToken(): NewToken {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: sha256Hex(token) };
}
