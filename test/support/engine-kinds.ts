import { afterAll, beforeAll, it } from '@jest/globals';
import type { EngineKind } from './engines';

const SERVERS = process.env.TEST_SERVERS;

/** The available engines. The test runner checks once, and names missing ones at the end. */
export const engineKinds: EngineKind[] = SERVERS === 'no' ? ['embedded'] : ['embedded', 'servers'];

/** Registers a test that only reports what was not run, and why. */
export function notRun(name: string, reason: string): void {
  // oxlint-disable-next-line no-console -- the reason belongs into the output of the run
  it(`is not run: ${reason}`, () => console.warn(`Not run: ${name}, because ${reason}`));
}

/** Generous, because an installation may start slowly on a busy machine and no test measures that. */
const OPENING_MS = 240_000;

interface Closable {
  close(): Promise<void>;
}

/** Opens an installation or world before the tests of a group and closes it after them. @returns a getter for tests. */
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
