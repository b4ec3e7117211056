import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from './chromium.mjs';
import { notRun } from './engine-kinds';
import { onOneEngine } from './on-every-engine';
import { ensureProductionBuild } from './production-build';
import { Visitor, type VisitorOptions } from './visitor';
import type { World, WorldOptions } from './world';

/** What browser tests get: a world that serves the built page, and visitors of it. */
export interface BrowserTests {
  world: () => World;
  /** A visitor with a browser context of their own: unshared cookies, storage and address. */
  visitor: (options?: VisitorOptions) => Promise<Visitor>;
}

/** Sign-ins are throttled by address. */
let visitors = 0;

/**
 * Runs tests in Chromium against the built page and the service that serves it, on one kind of engine. Each test fails when
 * the policy of the page has refused anything, or the page has thrown. Without a browser they are reported as not run; the
 * runner fails then with CI=true.
 */
export function onBrowser(name: string, tests: (given: BrowserTests) => void, options: WorldOptions = {}): void {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    notRun(name, 'there is no Chromium; install it, or name it in CHROMIUM');
    return;
  }
  const page = join(process.cwd(), 'dist', 'apps', 'dashboard');
  const variables = { TRUST_PROXY: 'loopback', ...options.variables };
  beforeAll(ensureProductionBuild);
  onOneEngine(
    name,
    (world) => {
      let browser: Browser;
      let all: Visitor[] = [];

      beforeAll(async () => {
        // Tests may run as root, for whom Chromium has no sandbox.
        browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
      });

      afterEach(async () => {
        const gone = all;
        all = [];
        await Promise.all(gone.map((one) => one.leave()));
        expect(gone.flatMap(({ refused, thrown }) => [...refused, ...thrown])).toEqual([]);
      });

      afterAll(async () => {
        await browser?.close();
      });

      tests({
        world,
        visitor: async (wish = {}) => {
          const come = await Visitor.come(browser, world().url, `203.0.113.${++visitors % 250}`, wish);
          all.push(come);
          return come;
        },
      });
    },
    { ...options, page, variables },
  );
}
