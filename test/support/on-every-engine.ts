import { describe } from '@jest/globals';
import { engineKinds, enginesToRun, notRun, openedForTests } from './engine-kinds';
import { openWorld, type World, type WorldOptions } from './world';

export { engineKinds, enginesToRun, notRun } from './engine-kinds';

type Tests = (world: () => World) => void;

/**
 * Runs the same tests against the embedded engines and against real servers, each time in a world of its own. For tests
 * that need no access to its inside, `onSharedEngines` is quicker.
 * @param tests gets a function that returns the world once the tests run.
 */
export function onEveryEngine(name: string, tests: Tests, options: WorldOptions = {}): void {
  describe.each(enginesToRun)(`${name} (%s)`, (kind) => {
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
