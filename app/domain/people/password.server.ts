// Knows how a password is hashed and compared; must never run inside a transaction or keep what was typed.
import { hash, verify } from "@node-rs/argon2";

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default algorithm), 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of random bytes that nobody kept: compared when there is no such person, so that the answer takes as long. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$xGD3Y2jhDLom+Vb3hq9Lfg$7nI8WDQsVyoXoQfjMd0UIh97qMVtmK23lwbKgWpmem4";

/** The argon2id hash in PHC form. Call it before the unit of work, never inside. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** True when the password is the one behind `passwordHash`; null costs the same time and is never true. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const isSame = await verify(passwordHash ?? NOBODY, password.normalize("NFKC"));
  return isSame && passwordHash !== null;
}
