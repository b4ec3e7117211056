import { hash, verify } from '@node-rs/argon2';

/** argon2id, the library's default, with OWASP's second recommended cost (19 MiB, two passes). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns an argon2id hash in PHC format, with a salt of its own. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** Verified in place of a missing hash, so that an unknown address takes as long as a wrong password. */
let decoyHash: Promise<string> | undefined;

/** Whether the password matches. False without a stored hash, after the same time. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoyHash ??= hashPassword('decoy password');
  const matches = await verify(stored ?? (await decoyHash), password);
  return matches && typeof stored === 'string';
}
