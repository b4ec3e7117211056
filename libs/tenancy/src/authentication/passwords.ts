import { hash, verify } from '@node-rs/argon2';

/** argon2id, the library's default, with OWASP's second recommended cost (19 MiB, two passes). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** What an unknown address is compared with, so that it takes as long as a wrong password. */
let nobody: Promise<string> | undefined;

export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobody), password);
  return matches && typeof stored === 'string';
}
