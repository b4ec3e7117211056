import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { FairBulkhead } from '@app/common';

/** argon2id, the library's default, with OWASP's second recommended cost (19 MiB, two passes). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Leaves a core to the event loop, and threads of the pool to files and names. */
const CONCURRENT_HASHES = Math.max(1, Math.min(2, availableParallelism() - 1));
const MAX_WAITING = 128;
const MAX_WAITING_OF_ONE = 16;
const MAX_WAIT_MS = 10_000;

/**
 * Passwords being hashed in this process. A hash takes tens of milliseconds of a core: a flood of sign-ins would take
 * all cores and the whole thread pool. Client networks take turns, so that a flood delays its senders first.
 */
const hashing = new FairBulkhead({
  concurrency: CONCURRENT_HASHES,
  share: 1,
  queue: MAX_WAITING,
  queueShare: MAX_WAITING_OF_ONE,
  maxWait: MAX_WAIT_MS,
});
/** Takes turns with the networks. */
const OWN_WORK = 'service';

/** @returns an argon2id hash in PHC format, with a salt of its own. @throws AppError 503 `overloaded` */
export const hashPassword = (password: string): Promise<string> => hashing.run(OWN_WORK, () => hash(password, COST));

/** Verified in place of a missing hash, so that an unknown address takes as long as a wrong password. */
let decoyHash: Promise<string> | undefined;

/**
 * Whether the password matches. False without a stored hash, after the same time.
 * @param network the client network that asks; networks take turns.
 * @throws AppError 503 `overloaded` when too many sign-ins of this network wait, or it has waited too long.
 */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
  network: string,
): Promise<boolean> {
  decoyHash ??= hash('decoy password', COST);
  const expected = stored ?? (await decoyHash);
  const matches = await hashing.run(network, () => verify(expected, password));
  return matches && typeof stored === 'string';
}

/** Hashes that run and wait at the moment. */
export const hashesUnderWay = (): FairBulkhead['state'] => hashing.state;
