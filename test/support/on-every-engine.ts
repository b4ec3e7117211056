import { describe } from '@jest/globals';
import { engineKinds, enginesToRun, notRun, oneEngine, openedForTests } from './engine-kinds';
import type { EngineKind } from './engines';
import { openWorld, type World, type WorldOptions } from './world';

export { engineKinds, enginesToRun, notRun } from './engine-kinds';

type Tests = (world: () => World) => void;

/**
 * Runs the same tests against the embedded engines and against real servers, each time in a world of its own. For tests
 * that need no access to its inside, `onSharedEngines` is quicker.
 * @param tests gets a function that returns the world once the tests run.
 */
export function onEveryEngine(name: string, tests: Tests, options: WorldOptions = {}): void {
  onEngines(enginesToRun, name, tests, options);
}

/** As {@link onEveryEngine}, on one kind of engine at a time: for what is far from the engines, and takes long. */
export function onOneEngine(name: string, tests: Tests, options: WorldOptions = {}): void {
  onEngines(oneEngine, name, tests, options);
}

function onEngines(kinds: readonly EngineKind[], name: string, tests: Tests, options: WorldOptions): void {
  describe.each(kinds)(`${name} (%s)`, (kind) => {
    tests(openedForTests(kind, () => openWorld(kind, options)));
  });
}

/** Runs tests that need real servers, such as several processes on one database. Reports them as not run without. */
export function onServers(name: string, tests: Tests, options: WorldOptions = {}): void {
  describe(`${name} (servers)`, () => {
    if (engineKinds.includes('servers')) tests(openedForTests('servers', () => openWorld('servers', options)));
    else notRun(name, 'PostgreSQL and Redis do not answer; name them in DATABASE_URL and REDIS_URL');
  });
}
