import { expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import type { Json } from '../support/client';
import { bookingOf, findOffer, type Offer } from '../support/road';
import type { Visitor } from '../support/visitor';
import { soloOffer } from './road';

const BOOKINGS = '/api/bookings';
/** The sign of what is certain; nothing else has it. */
const TICK = '[data-colour="green"]';

onBrowser(
  'bookings on the page',
  ({ world, visitor }) => {
    /** Books as a developer would. @param index of the time. */
    const booked = async (offer: Offer, index: number, name: string): Promise<Json> => {
      const attendee = { name, email: `${name.toLowerCase()}@example.org`, phone_number: '+4930901820' };
      const { body } = await world().salon.admin.post(BOOKINGS, { ...bookingOf(offer, index), attendee });
      return body.data;
    };
    const known = async ({ id }: Json): Promise<Json> => (await world().salon.admin.get(`${BOOKINGS}/${id}`)).body.data;
    const open = async (one: Visitor, path: string): Promise<void> => one.signIn(world().salon.adminEmail, path);
    const row = ({ page }: Visitor, name: string) => page.getByRole('row').filter({ hasText: name });
    const inHistory = ({ page }: Visitor, step: string) => page.getByRole('listitem').filter({ hasText: step });

    it('a filter is the address: it survives a reload, and shows what fits alone', async () => {
      const offer = await findOffer(world().salon, 4);
      await booked(offer, 0, 'Ada');
      const { teamId, eventTypeId } = offer;
      const wish = { team_id: teamId, event_type_id: eventTypeId, start: offer.starts[2] };
      const called = await world().salon.call('/api/retell/book-appointment', {
        ...wish,
        name: 'Telma',
        email: 'telma@example.org',
      });
      expect(called.body.ok).toBe(true);
      const one = await visitor();
      await open(one, '/bookings');
      await row(one, 'Ada').waitFor();
      await row(one, 'Telma').waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      const source = one.page.getByLabel('Came by');
      await source.selectOption('Phone');
      await row(one, 'Ada').waitFor({ state: 'detached' });
      expect(new URL(one.page.url()).search).toBe('?source=agent');
      await one.page.reload();
      await row(one, 'Telma').waitFor();
      expect(await row(one, 'Ada').count()).toBe(0);
      expect(await source.inputValue()).toBe('agent');
      await one.page.getByLabel('Host').fill('nobody of that name');
      await one.page.getByText('No booking fits these filters.').waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('bookings-none');
      await one.button('Reset filters').first().click();
      await row(one, 'Ada').waitFor();
      expect([new URL(one.page.url()).search, await one.page.getByLabel('Host').inputValue()]).toEqual(['', '']);
    });

    it('a filter that makes no sense is as if it were not there', async () => {
      await booked(await findOffer(world().salon, 4), 4, 'Nora');
      const one = await visitor();
      await open(one, '/bookings?team=x&status=lost&from=2026-02-30&host=%20');
      await row(one, 'Nora').waitFor();
    });

    it('an appointment is cancelled by typing its time, and by nothing else', async () => {
      const booking = await booked(await findOffer(world().salon, 5), 0, 'Clara');
      const one = await visitor();
      await open(one, '/bookings');
      await row(one, 'Clara').getByRole('link').click();
      await one.page.getByRole('heading', { level: 1, name: 'Appointment' }).waitFor();
      await inHistory(one, 'Booked').waitFor();
      await one.button('Cancel appointment').click();
      const dialog = one.page.getByRole('dialog', { name: 'Cancel this appointment?' });
      const typed = dialog.getByLabel(/^To confirm, type/);
      await typed.waitFor();
      expect(await one.focused()).toMatch(/^input:text To confirm, type/);
      const [, time = ''] = /“(.*)”/.exec(await one.focused()) ?? [];
      const confirm = dialog.getByRole('button', { name: 'Cancel appointment' });
      await typed.fill('00:00');
      await one.page.keyboard.press('Enter');
      expect(await confirm.isDisabled()).toBe(true);
      expect((await known(booking)).status).toBe('confirmed');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('booking-cancel');
      await dialog.getByLabel('Reason').fill('Child is ill');
      await typed.fill(time);
      await one.page.keyboard.press('Enter');
      await inHistory(one, 'Cancelled').waitFor();
      await one.page.waitForFunction(`document.activeElement?.textContent === 'This appointment was cancelled.'`);
      expect(await one.button('Cancel appointment').count()).toBe(0);
      expect((await known(booking)).status).toBe('cancelled');
      expect(await one.page.locator(TICK).count()).toBe(0);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('booking-cancelled');
    });

    it('an appointment is moved with the calendar that books, its own time marked among the free ones', async () => {
      const offer = await soloOffer(world(), 6);
      const booking = await booked(offer, 0, 'Mara');
      const one = await visitor();
      await open(one, `/bookings/${booking.id}`);
      await one.button('Move').click();
      await one.page.getByRole('heading', { name: 'Move to another time' }).waitFor();
      expect(await one.focused()).toBe('h2 Move to another time');
      const times = one.page.getByRole('radiogroup', { name: /free times?$/ });
      const former = times.getByRole('radio', { name: /the present time$/ });
      await former.waitFor();
      expect(await former.isDisabled()).toBe(true);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('booking-move');
      await times.locator('label:not([data-former])').last().click();
      await one.page.getByRole('heading', { name: 'New time' }).waitFor();
      expect(await one.focused()).toBe('h3 New time');
      await one.button('Move appointment').click();
      await inHistory(one, 'Moved').waitFor();
      expect(await one.focused()).toMatch(/^div This appointment stands/);
      const moved = await known(booking);
      expect([moved.status, moved.start]).toEqual(['confirmed', expect.not.stringContaining(booking.start)]);
      expect(Date.parse(moved.start)).toBeGreaterThan(Date.parse(booking.start));
      await one.picture('booking-moved');
    });

    it('a time that is taken meanwhile leaves the appointment as it is, and others are one press away', async () => {
      const offer = await soloOffer(world(), 7);
      const booking = await booked(offer, 0, 'Tilda');
      const one = await visitor();
      await open(one, `/bookings/${booking.id}`);
      await one.button('Move').click();
      const times = one.page.getByRole('radiogroup', { name: /free times?$/ });
      await times.locator('label:not([data-former])').last().click();
      await one.button('Move appointment').waitFor();
      expect((await booked(offer, offer.starts.length - 1, 'Quirin')).status).toBe('confirmed');
      await one.button('Move appointment').click();
      const alert = one.page.getByRole('alert').filter({ hasText: 'has just been taken' });
      await alert.waitFor();
      expect(await one.focused()).toMatch(/^alert This time has just been taken/);
      expect((await known(booking)).start).toBe(booking.start);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('booking-move-taken');
      await alert.getByRole('button').first().click();
      await one.button('Move appointment').click();
      await inHistory(one, 'Moved').waitFor();
      expect((await known(booking)).start).not.toBe(booking.start);
    });

    it('a cancellation whose answer is lost is being checked, first in the list, until it is known', async () => {
      const booking = await booked(await findOffer(world().salon, 8), 0, 'Ulla');
      const one = await visitor();
      await open(one, `/bookings/${booking.id}`);
      world().sandbox.faults.add({ operation: 'cancelBooking', abort: 'after-effect', times: 1 });
      world().sandbox.faults.add({ operation: 'getBooking', status: 503 });
      await one.button('Cancel appointment').click();
      const [, time = ''] = /“(.*)”/.exec(await one.focused()) ?? [];
      await one.page.keyboard.type(time);
      await one.page.keyboard.press('Enter');
      await one.page.getByText('has not said yet').waitFor();
      expect(await one.page.locator(TICK).count()).toBe(0);
      expect(await one.button('Cancel appointment').count()).toBe(0);
      await one.open('/bookings');
      const first = one.page.getByRole('table', { name: 'Being checked (1)' });
      await first.waitFor();
      expect(await first.getByRole('row').last().innerText()).toContain('Ulla');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('bookings-open');
      world().sandbox.faults.reset();
      await first.waitFor({ state: 'detached', timeout: 90_000 });
      await row(one, 'Ulla').filter({ hasText: 'Cancelled' }).waitFor();
    });

    it.each([
      ['de', 'light'],
      ['de', 'dark'],
      ['en', 'light'],
      ['en', 'dark'],
    ] as const)('each state is for everybody in %s (%s), and fits 320 pixels', async (language, scheme) => {
      const offer = await findOffer(world().salon, 9);
      const booking = await booked(offer, 0, 'Vera');
      const one = await visitor({ language, scheme, width: 320, height: 700 });
      const check = async (name: string): Promise<void> => {
        expect([name, await barriersIn(one.page)]).toEqual([name, []]);
        expect([name, await one.overflow()]).toEqual([name, 0]);
        await one.picture(`bookings-${name}-${language}-${scheme}`);
      };
      const words =
        language === 'de' ? ['Filter', 'Absagen', 'Verschieben'] : ['Filters', 'Cancel appointment', 'Move'];
      await open(one, '/bookings');
      await one.page.getByRole('list').getByText('Vera').first().waitFor();
      await check('cards');
      await one.button(words[0]!).click();
      await one.page.locator('input[type="date"]').first().waitFor();
      await check('filters');
      await one.open(`/bookings/${booking.id}`);
      await one.page.locator('ol li').nth(1).waitFor();
      await check('details');
      await one.button(words[1]!).click();
      await one.page.getByRole('dialog').waitFor();
      await check('cancel');
      await one.page.keyboard.press('Escape');
      await one.button(words[2]!).click();
      await one.page.getByRole('radiogroup').waitFor();
      await check('move');
    });
  },
  { variables: { CALCOM_TIMEOUT_MS: '2000' } },
);
