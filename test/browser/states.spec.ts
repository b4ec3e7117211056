import { beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page, Route } from 'playwright-core';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { isQuick, seed } from '../support/effort';
import { book, findOffer, type Offer } from '../support/road';
import type { Language, Scheme } from '../support/visitor';
import { addressOf, fillIn, teamAddressOf } from './road';

const LOOKS: readonly (readonly [Language, Scheme])[] = [
  ['de', 'light'],
  ['de', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
];

/** Answers of the service as they are on their way to the page, changed or replaced. */
type Change = (page: Page) => Promise<void>;

const on = (path: RegExp, act: (route: Route) => Promise<void>, method = 'GET'): Change => {
  return async (page) => {
    await page.route(
      ({ pathname }) => path.test(pathname),
      (route) => (route.request().method() === method ? act(route) : route.fallback()),
    );
  };
};

const changed = (path: RegExp, change: (data: object) => object): Change =>
  on(path, async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    await route.fulfill({ response, json: { ...body, data: change(body.data) } });
  });

const failed = (path: RegExp, status: number, code: string, method?: string): Change =>
  on(
    path,
    (route) =>
      route.fulfill({
        status,
        headers: { 'retry-after': '42' },
        json: { success: false, statusCode: status, code, message: 'As told', request_id: 'req-of-the-test' },
      }),
    method,
  );

const STATUS = /^\/api\/status$/;
const TEAMS = /^\/api\/calcom\/teams$/;
const SERVICES = /\/event-types$/;
const TIMES = /\/check-availability$/;
const BOOKINGS = /^\/api\/bookings$/;
const BOOKING = /^\/api\/bookings\/[^/]+$/;

const calcom = (state: string): Change =>
  changed(STATUS, (data) => ({ ...data, calcom: { state, since: '2026-11-27T10:00:00.000Z' } }));

interface State {
  change: Change;
  at: 'teams' | 'days' | 'form' | 'booked';
  /** What the page shows then. */
  seen: (page: Page) => Locator;
  send?: boolean;
}

const banner = (page: Page): Locator => page.locator('#page-condition');
const alert = (page: Page): Locator => page.getByRole('alert').first();

const STATES: Readonly<Record<string, State>> = {
  loading: {
    change: on(SERVICES, () => new Promise(() => {})),
    at: 'teams',
    seen: (page) => page.locator('[aria-busy=true] >> visible=true').first(),
  },
  'no-teams': { change: changed(TEAMS, () => []), at: 'teams', seen: (page) => page.getByText(/^(There are|Es gibt)/) },
  'no-services': {
    change: changed(SERVICES, () => []),
    at: 'teams',
    seen: (page) => page.getByText(/(offers nothing|bietet)/),
  },
  'server-error': {
    change: failed(SERVICES, 500, 'internal_error'),
    at: 'teams',
    seen: (page) => page.getByText('req-of-the-test'),
  },
  'calcom-away': { change: failed(TIMES, 503, 'calcom_unavailable'), at: 'days', seen: alert },
  'rate-limited': { change: failed(TIMES, 429, 'rate_limited'), at: 'days', seen: banner },
  stale: {
    change: changed(TIMES, (data) => ({ ...data, stale: true })),
    at: 'days',
    seen: (page) => page.locator('#slots ~ * [class*=badge]').first(),
  },
  down: { change: calcom('down'), at: 'form', seen: banner },
  unreliable: { change: calcom('degraded'), at: 'form', seen: banner },
  'read-only': {
    change: changed(STATUS, (data) => ({ ...data, read_only_since: '2026-11-27T10:00:00.000Z' })),
    at: 'form',
    seen: banner,
  },
  offline: { change: (page) => page.context().setOffline(true), at: 'form', seen: banner },
  taken: { change: failed(BOOKINGS, 409, 'slot_taken', 'POST'), at: 'form', send: true, seen: alert },
  refused: { change: failed(BOOKINGS, 422, 'booking_limit', 'POST'), at: 'form', send: true, seen: alert },
  'session-ended': {
    change: failed(BOOKINGS, 401, 'unauthenticated', 'POST'),
    at: 'form',
    send: true,
    seen: (page) => page.getByRole('region').locator('input[type=password]'),
  },
  unknown: {
    change: changed(BOOKING, (data) => ({ ...data, status: 'unknown' })),
    at: 'booked',
    seen: (page) => page.getByRole('heading', { level: 1, name: /Being checked|geprüft/ }),
  },
  gone: { change: failed(BOOKING, 404, 'not_found'), at: 'booked', seen: (page) => page.locator('main h1') },
};

onBrowser('states of the page', ({ world, visitor }) => {
  let offer: Offer;
  let booked: number;

  beforeAll(async () => {
    offer = await findOffer(world().salon, 2);
    booked = (await book(world().salon, offer)).body.data.id;
  });

  it.each(isQuick ? [LOOKS[seed % LOOKS.length]!] : LOOKS)(
    'each state can be used by everybody in %s (%s), and fits 320 pixels',
    async (language, scheme) => {
      const form = addressOf(offer, 1);
      const paths = {
        teams: teamAddressOf(offer),
        days: form.replace(/&slot=.*/, ''),
        form,
        booked: `/bookings/${booked}`,
      };
      const one = await visitor({ language, scheme, width: 320, height: 700 });
      const { page } = one;
      await one.signIn(world().salon.adminEmail, '/bookings');
      const found: unknown[] = [];
      for (const [name, { change, at, send, seen }] of Object.entries(STATES)) {
        if (name !== 'offline') await change(page);
        await one.open(paths[at]);
        if (at === 'form') await fillIn(one, 'Zita Zustand');
        if (name === 'offline') await change(page);
        if (send) await page.locator('form[aria-labelledby="details"] button[type=submit]').click();
        await seen(page).waitFor();
        const [barriers, overflow] = [await barriersIn(page), await one.overflow()];
        if (barriers.length > 0 || overflow > 0) found.push({ name, barriers, overflow });
        await one.picture(`state-${name}-${language}-${scheme}`);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.context().setOffline(false);
      }
      expect(found).toEqual([]);
    },
  );
});
