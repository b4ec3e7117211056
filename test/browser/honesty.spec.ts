import { expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import { findOffer, nextMonday } from '../support/road';
import { PASSWORD } from '../support/test-company';
import type { Visitor } from '../support/visitor';
import { appointmentsOf, fillIn, soloOffer, toForm } from './road';

const BOOKINGS = '/api/bookings';
/** The sign of what is certain; nothing else has it. */
const TICK = '[data-colour="green"]';

/** Looks at the page all the while: a tick that comes and goes is one. @returns whether there was one. */
async function watchForTick({ page }: Visitor): Promise<() => Promise<boolean>> {
  await page.evaluate(`
    globalThis.ticked = false;
    const look = () => { ticked ||= document.querySelector('${TICK}') !== null; requestAnimationFrame(look); };
    look();
  `);
  return () => page.evaluate<boolean>('ticked');
}

onBrowser(
  'the page when things go wrong',
  ({ world, visitor }) => {
    it('an answer that is lost at Cal.com shows no tick, until it is known that it is booked', async () => {
      const offer = await findOffer(world().salon);
      const one = await visitor();
      await toForm(one, world(), offer);
      const email = await fillIn(one, 'Vera Verloren');
      // Booked, and what Cal.com knows of it is not told for a while either.
      world().sandbox.faults.add({ operation: 'createBooking', abort: 'after-effect', times: 1 });
      world().sandbox.faults.add({ operation: 'listBookings', status: 503 });
      const ticked = await watchForTick(one);
      await one.button('Book').click();
      await one.page.getByRole('heading', { name: 'Being checked' }).waitFor();
      expect(await one.focused()).toBe('h1 Being checked');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('unknown-outcome');
      expect(await appointmentsOf(world(), email)).toMatchObject([{ status: 'unknown' }]);
      expect(await ticked()).toBe(false);
      world().sandbox.faults.reset();
      await one.page.getByRole('heading', { name: 'Appointment booked' }).waitFor({ timeout: 90_000 });
      expect(await appointmentsOf(world(), email)).toMatchObject([{ status: 'confirmed' }]);
      expect(await one.page.locator(TICK).count()).toBe(1);
    });

    it('an answer that is lost on the way to the page shows no tick, and sending again books once', async () => {
      const offer = await findOffer(world().salon);
      const one = await visitor();
      await toForm(one, world(), offer, 2);
      const email = await fillIn(one, 'Willi Weg');
      const isBooking = (url: URL): boolean => url.pathname === BOOKINGS;
      await one.page.route(isBooking, async (route) => {
        await route.fetch();
        await route.abort();
      });
      const ticked = await watchForTick(one);
      await one.button('Book').click();
      await one.page.getByText(/^No answer came/).waitFor();
      expect(await one.focused()).toMatch(/^alert No answer came/);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('no-answer');
      expect(await ticked()).toBe(false);
      expect(await appointmentsOf(world(), email)).toHaveLength(1);
      await one.page.unroute(isBooking);
      await one.button('Send again').click();
      await one.page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
      expect(await appointmentsOf(world(), email)).toHaveLength(1);
    });

    it('a time that is taken while somebody types costs nothing that was typed, and others are offered', async () => {
      const { salon } = world();
      const offer = await soloOffer(world());
      const one = await visitor();
      await toForm(one, world(), offer, 1);
      const email = await fillIn(one, 'Susi Spaet');
      const { teamId: team_id, eventTypeId: event_type_id, starts } = offer;
      const quicker = { name: 'Quirin Quick', email: 'quirin.quick@example.org', phone_number: '+4930901821' };
      const taken = await salon.admin.post(BOOKINGS, { team_id, event_type_id, start: starts[1], attendee: quicker });
      expect(taken.status).toBe(201);
      await one.button('Book').click();
      const alert = one.page.getByRole('alert').filter({ hasText: 'has just been taken' });
      await alert.waitFor();
      expect(await one.focused()).toMatch(/^alert .*has just been taken/);
      expect(await one.button('Book').isDisabled()).toBe(true);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('slot-taken');
      await alert.getByRole('button').first().click();
      await one.button('Book').and(one.page.locator(':enabled')).waitFor();
      expect(await one.page.getByLabel('Name').inputValue()).toBe('Susi Spaet');
      await one.button('Book').click();
      await one.page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
      expect(await appointmentsOf(world(), email)).toMatchObject([{ status: 'confirmed' }]);
    });

    it('a session that ends keeps the form, and what was sent goes out once somebody has signed in again', async () => {
      const { salon } = world();
      const one = await visitor();
      await toForm(one, world(), await findOffer(salon, 2));
      const email = await fillIn(one, 'Enno Ende');
      const [{ value = '' } = {}] = await one.page.context().cookies();
      expect((await salon.admin.delete(`/api/tokens/${value.split('|')[0]}`)).status).toBe(204);
      await one.button('Book').click();
      const region = one.page.getByRole('region', { name: 'Sign in again' });
      await region.waitFor();
      expect(await one.page.getByLabel('Name').inputValue()).toBe('Enno Ende');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('session-ended');
      await region.locator('input[type="password"]').fill(PASSWORD);
      await one.page.keyboard.press('Enter');
      await one.page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
      expect(await appointmentsOf(world(), email)).toMatchObject([{ status: 'confirmed' }]);
    });

    it('while Cal.com is down one banner says so, booking is off with the reason, and comes back by itself', async () => {
      const { salon, sandbox } = world();
      const offer = await findOffer(salon);
      const one = await visitor();
      await toForm(one, world(), offer, 4);
      await fillIn(one, 'Dieter Down');
      sandbox.faults.add({ abort: 'reset' });
      const { teamId, eventTypeId } = offer;
      const ask = (week: number) =>
        salon.admin.get(
          `/api/retell/check-availability?team_id=${teamId}&event_type_id=${eventTypeId}&date=${nextMonday(week)}`,
        );
      let week = 10;
      const state = async (): Promise<string> => (await salon.admin.get('/api/status')).body.data.calcom.state;
      await eventually('the circuit opens', async () => (await ask(week++)) && (await state()) === 'down');
      await one.page.reload();
      await one.page
        .getByText(/^Cal.com (does not answer|has not answered)/)
        .first()
        .waitFor();
      expect(await one.page.locator('#page-condition').count()).toBe(1);
      const book = one.button('Book');
      await book.waitFor();
      expect(await book.isDisabled()).toBe(true);
      const reason = await book.getAttribute('aria-describedby');
      expect(await one.page.locator(`#${reason}`).textContent()).toMatch(/^Cal.com/);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('degraded');
      sandbox.faults.reset();
      await eventually('the circuit closes', async () => (await ask(week++)) && (await state()) === 'up');
      await one.button('Book').and(one.page.locator(':enabled')).waitFor();
      expect(await one.page.locator('#page-condition').count()).toBe(0);
    });
  },
  { variables: { BREAKER_OPEN_MS: '500', CALCOM_TIMEOUT_MS: '2000' } },
);
