import { createHash } from 'node:crypto';
import { relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isQuick, seed } from './effort';
import type { EngineKind } from './engines';

const SERVERS = process.env.TEST_SERVERS;

/** The available engines. The test runner checks once, and names missing ones at the end. */
export const engineKinds: EngineKind[] = SERVERS === 'no' ? ['embedded'] : ['embedded', 'servers'];

/** With quick effort, one file out of this many runs on the embedded engines, which cost more than real servers. */
const EMBEDDED_SHARE = 4;

/**
 * One kind of engine for the tests of this file. The seed chooses the files of the embedded engines, so that the runs of a
 * week cover nearly all of them.
 */
export const oneEngine: EngineKind[] =
  engineKinds.length > 1 ? [isEmbeddedToday() ? 'embedded' : 'servers'] : engineKinds;

/** The engines that the tests of this file run on: all that are available, or one with quick effort. */
export const enginesToRun: EngineKind[] = isQuick ? oneEngine : engineKinds;

function isEmbeddedToday(): boolean {
  const file = relative(process.cwd(), expect.getState().testPath ?? '');
  return createHash('sha256').update(`${seed} ${file}`).digest()[0]! % EMBEDDED_SHARE === 0;
}

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
