import { describe } from '@jest/globals';
import { enginesToRun, openedForTests } from './engine-kinds';
import { openSharedWorld, type SharedWorld, type SharedWorldOptions } from './shared-world';

/**
 * Runs the same tests against the embedded engines and against real servers, with a pair of companies of its own in an
 * installation that other test files use at the same time: they send requests, and change nothing inside it.
 * @param tests gets a function that returns the world once the tests run.
 */
export function onSharedEngines(
  name: string,
  tests: (world: () => SharedWorld) => void,
  options: SharedWorldOptions = {},
): void {
  describe.each(enginesToRun)(`${name} (%s)`, (kind) => {
    tests(openedForTests(kind, () => openSharedWorld(kind, options)));
  });
}
