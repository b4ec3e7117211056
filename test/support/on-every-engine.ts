import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { EngineKind } from './engines';
import { openWorld, type World, type WorldOptions } from './world';

const SERVERS = process.env.TEST_SERVERS;

/** The engines that can be used here. The test runner looks once, and names what is missing at the end. */
export const engineKinds: EngineKind[] = SERVERS === 'no' ? ['embedded'] : ['embedded', 'servers'];

type Tests = (world: () => World) => void;

/**
 * Runs the same tests against the embedded engines and against real servers, each time in a world of its own.
 * @param tests gets a function that returns the world once the tests run.
 */
export function onEveryEngine(name: string, tests: Tests, options: WorldOptions = {}): void {
  describe.each(engineKinds)(`${name} (%s)`, (kind) => {
    inWorld(kind, tests, options);
  });
}

/** For what only servers can show, such as several processes on one database. Says so by name where there are none. */
export function onServers(name: string, tests: Tests, options: WorldOptions = {}): void {
  describe(`${name} (servers)`, () => {
    if (engineKinds.includes('servers')) inWorld('servers', tests, options);
    else notRun(name, 'PostgreSQL and Redis do not answer; name them in DATABASE_URL and REDIS_URL');
  });
}

/** A test that only says what was not run, and why. */
export function notRun(name: string, reason: string): void {
  // oxlint-disable-next-line no-console -- the reason is for whoever reads the run
  it(`is not run: ${reason}`, () => console.warn(`Not run: ${name}, because ${reason}`));
}

function inWorld(kind: EngineKind, tests: Tests, options: WorldOptions): void {
  let world: World | undefined;

  beforeAll(async () => {
    world = await openWorld(kind, options);
  }, 60_000);

  afterAll(async () => {
    await world?.close();
  });

  tests(() => {
    if (!world) throw new Error(`The ${kind} did not answer; start them, or run with TEST_SERVERS=no`);
    return world;
  });
}
