import { afterAll, beforeAll, it } from '@jest/globals';
import type { EngineKind } from './engines';

const SERVERS = process.env.TEST_SERVERS;

/** The engines that can be used here. The test runner looks once, and names what is missing at the end. */
export const engineKinds: EngineKind[] = SERVERS === 'no' ? ['embedded'] : ['embedded', 'servers'];

/** A test that only says what was not run, and why. */
export function notRun(name: string, reason: string): void {
  // oxlint-disable-next-line no-console -- the reason is for whoever reads the run
  it(`is not run: ${reason}`, () => console.warn(`Not run: ${name}, because ${reason}`));
}

/** Generous: nothing here says how fast an installation starts on a busy machine. */
const OPENING_MS = 240_000;

interface Closable {
  close(): Promise<void>;
}

/** What the tests of a group run in, opened before the first of them. @returns it, once they run. */
export function openedForTests<T extends Closable>(
  kind: EngineKind,
  open: (kind: EngineKind) => Promise<T | undefined>,
): () => T {
  let opened: T | undefined;

  beforeAll(async () => {
    opened = await open(kind);
  }, OPENING_MS);

  afterAll(async () => {
    await opened?.close();
  });

  return () => {
    if (!opened) throw new Error(`The ${kind} did not answer; start them, or run with TEST_SERVERS=no`);
    return opened;
  };
}
