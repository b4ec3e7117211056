import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../support/chromium.mjs';
import { notRun } from '../support/engine-kinds';
import { onServers } from '../support/on-every-engine';
import { NGINX_MISSING, type PrivateNginx, startNginx } from '../support/private-nginx';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { findOffer } from '../support/road';
import { Visitor } from '../support/visitor';
import { appointmentsOf, fillIn, teamAddressOf } from './road';

const PROCESSES = 3;
const executablePath = chromiumPath();
const missing = NGINX_MISSING ?? (executablePath === undefined ? 'there is no Chromium' : undefined);

onServers('the page behind a balancer', (world) => {
  if (missing !== undefined) return notRun('the page behind a balancer', missing);
  let processes: ApiProcess[] = [];
  let nginx: PrivateNginx;
  let browser: Browser;

  beforeAll(async () => {
    await ensureProductionBuild();
    const variables = {
      ...world().engines.variables,
      CALCOM_BASE_URL: world().sandbox.url,
      TRUST_PROXY: 'loopback',
      STOP_NOTICE_MS: '0',
      PORT: '0',
    };
    processes = await Promise.all(Array.from({ length: PROCESSES }, () => startApi(variables)));
    nginx = await startNginx(processes.map(({ url }) => new URL(url).host));
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  });

  afterAll(async () => {
    await browser?.close();
    await nginx?.close();
    await Promise.all(processes.map((api) => api.stop()));
  });

  it('one session signs in, books once and signs out at three processes', async () => {
    const { salon } = world();
    const offer = await findOffer(salon);
    const one = await Visitor.come(browser, nginx.url, '203.0.113.77', {});
    const { page } = one;
    const servedBy = new Set<string>();
    const failed: string[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/')) return;
      servedBy.add(response.headers()['x-served-by'] ?? 'no process');
      if (response.status() >= 500) failed.push(`${response.status()} ${pathname}`);
    });
    await one.signIn(salon.adminEmail, teamAddressOf(offer));
    await page.getByText('Herrenhaarschnitt', { exact: true }).click();
    await page
      .getByRole('button', { name: /, [1-9]\d* free times?$/ })
      .last()
      .click();
    await page
      .getByRole('radiogroup', { name: /free times?$/ })
      .locator('label')
      .first()
      .click();
    const email = await fillIn(one, 'Bea Balance');
    await one.button('Book').dblclick();
    await page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
    await page.reload();
    await page.getByText('Bea Balance').first().waitFor();
    for (const path of ['/bookings', '/teams', '/calls', '/callbacks', '/status', '/settings', '/']) {
      await one.open(path);
      await page.locator('h1').waitFor();
    }
    expect(await appointmentsOf(world(), email)).toMatchObject([{ status: 'confirmed', source: 'page' }]);
    await page.getByRole('button', { name: salon.adminEmail }).last().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.locator('input[type="password"]').waitFor();
    expect(failed).toEqual([]);
    expect(servedBy.size).toBe(PROCESSES);
    expect([one.refused, one.thrown]).toEqual([[], []]);
    await one.leave();
  });
});
