import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { ApiDocument } from '../../apps/api/src/docs/document';
import { saysWhyNot } from '../../apps/api/src/demo/demo-notes';
import { chromiumPath } from '../support/chromium.mjs';
import { type Demo, startDemo } from '../support/demo';
import { isQuick, seed } from '../support/effort';
import { notRun } from '../support/engine-kinds';
import { executeOn } from '../support/swagger-page';
import { inOrder } from '../support/swagger-ui';

/** With quick effort, one of so many operations, others each day: `test/api/swagger-ui-executed.spec.ts` sends all of them. */
const ONE_OF = isQuick ? 16 : 1;
const TIMEOUT_MS = 900_000;

const executablePath = chromiumPath();
if (executablePath === undefined)
  notRun('Swagger UI of `npm start` in a browser', 'there is no Chromium; install it, or name it in CHROMIUM');
else {
  let demo: Demo;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    page = await browser.newPage();
    await page.goto(demo.file.docs_url);
  }, TIMEOUT_MS);

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it(
    'each operation of Swagger UI works in a browser as filled in, or says why it cannot',
    async () => {
      const document = (await (await fetch(`${demo.file.docs_url}-json`)).json()) as ApiDocument;
      const chosen = inOrder(document).filter((_, index) => (index + seed) % ONE_OF === 0);
      const wrong: string[] = [];
      for (const { operation } of chosen) {
        const { operationId: name = '' } = operation;
        const shown = await executeOn(page, name);
        // What is for the dashboard's own page alone may work here, in a browser that has signed in to it.
        if (!/^2\d\d$/.test(shown) && !saysWhyNot(operation)) wrong.push(`${name}: ${shown}`);
      }
      expect(wrong).toEqual([]);
      expect(chosen.length).toBeGreaterThan(60 / ONE_OF - 1);
    },
    TIMEOUT_MS,
  );
}
