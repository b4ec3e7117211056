import { expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { findOffer } from '../support/road';
import type { Visitor } from '../support/visitor';
import { addressOf, appointmentsOf, fillIn, teamAddressOf, toForm } from './road';

/** More stops of the Tab key than any page has. */
const MAX_STOPS = 60;

/** Presses a key until the focus is where it is wanted. */
async function until(one: Visitor, key: string, wanted: RegExp): Promise<string> {
  const passed: string[] = [];
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    const focused = await one.focused();
    if (wanted.test(focused)) return focused;
    passed.push(focused);
    await one.page.keyboard.press(key);
  }
  throw new Error(`${key} leads to none that is ${wanted.source}, but to ${passed.join(' | ')}`);
}

onBrowser('booking on the page', ({ world, visitor }) => {
  it('an appointment is booked with the mouse, from the service to the confirmation', async () => {
    const one = await visitor();
    const { page } = one;
    const offer = await findOffer(world().salon);
    await one.signIn(world().salon.adminEmail, teamAddressOf(offer));
    const seen = async (name: string): Promise<void> => {
      expect(await barriersIn(page)).toEqual([]);
      await one.picture(`booking-${name}`);
    };
    await page.getByText('Herrenhaarschnitt', { exact: true }).click();
    const day = page.getByRole('button', { name: /, [1-9]\d* free times?$/ }).last();
    await day.waitFor();
    await seen('1-service');
    await day.click();
    const slots = page.getByRole('radiogroup', { name: /free times?$/ });
    await slots.waitFor();
    expect(await one.focused()).toMatch(/^h2 \w+day, \d+ \w+ \d{4}$/);
    await seen('2-day');
    await slots.locator('label').first().click();
    await page.getByRole('heading', { name: 'Details' }).waitFor();
    expect(await one.focused()).toBe('h2 Details');
    const email = await fillIn(one, 'Maja Maus');
    await seen('3-details');
    await one.button('Book').click();
    await page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
    expect(await one.focused()).toBe('h1 Appointment booked');
    await seen('4-booked');
    const [booked, ...more] = await appointmentsOf(world(), email);
    expect([booked, more]).toMatchObject([{ status: 'confirmed', source: 'page' }, []]);
    expect(new URL(page.url()).pathname).toBe(`/bookings/${booked.id}`);
  });

  it('an appointment is booked by keyboard alone, and the focus goes along', async () => {
    const one = await visitor();
    const { keyboard } = one.page;
    const offer = await findOffer(world().salon);
    await one.signIn(world().salon.adminEmail, teamAddressOf(offer));
    expect(await one.focused()).toBe('h1 Book an appointment');
    await until(one, 'Tab', /^input:radio /);
    await until(one, 'ArrowDown', /Damenhaarschnitt/);
    await keyboard.press('Space');
    await one.page
      .getByRole('button', { name: /, \d+ free times?$/ })
      .first()
      .waitFor();
    await until(one, 'Tab', /^button .*\d{4}, /);
    await until(one, 'ArrowRight', /, [1-9]\d* free times?$/);
    await keyboard.press('Enter');
    await one.page.getByRole('radiogroup', { name: /free times?$/ }).waitFor();
    expect(await one.focused()).toMatch(/^h2 \w+day, \d+ \w+ \d{4}$/);
    await until(one, 'Tab', /^input:radio \d+:\d\d.*, 45 minutes$/);
    await keyboard.press('Space');
    const first = await one.focused();
    await keyboard.press('ArrowDown');
    expect(await one.focused()).not.toBe(first);
    await keyboard.press('Enter');
    await one.page.getByLabel('Name').waitFor();
    expect(await one.focused()).toBe('h2 Details');
    await until(one, 'Tab', /^input:text Name/);
    await keyboard.press('Enter');
    await one.page.getByText('Please correct this first').waitFor();
    expect(await one.focused()).toMatch(/Please correct this first/);
    await until(one, 'Tab', /^a Name: Please fill in$/);
    await keyboard.press('Enter');
    expect(await one.focused()).toMatch(/^input:text Name/);
    await keyboard.type('Karl Kasten');
    await until(one, 'Tab', /^input:email /);
    await keyboard.type('karl.kasten@example.org');
    await keyboard.press('Enter');
    await one.page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
    expect(await one.focused()).toBe('h1 Appointment booked');
    expect(await appointmentsOf(world(), 'karl.kasten@example.org')).toMatchObject([{ status: 'confirmed' }]);
  });

  it('a double click, Enter held down, and going back and loading anew book once', async () => {
    const one = await visitor();
    const { page } = one;
    const offer = await findOffer(world().salon, 2);
    const before = world().sandbox.calls.counts.createBooking ?? 0;
    await toForm(one, world(), offer, 1);
    const email = await fillIn(one, 'Doris Doppelt');
    await page.getByLabel('Name').focus();
    for (let time = 0; time < 10; time++) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await one
      .button('Book')
      .dblclick({ timeout: 1000 })
      .catch(() => {});
    await page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
    await page.goBack();
    await page.goForward();
    await page.reload();
    await page.getByText('This appointment stands.').or(page.getByText('The appointment is booked.')).waitFor();
    expect(await appointmentsOf(world(), email)).toHaveLength(1);
    expect((world().sandbox.calls.counts.createBooking ?? 0) - before).toBe(1);
  });

  it('whoever sends the same in another window is led to the appointment that is there', async () => {
    const offer = await findOffer(world().salon, 2);
    const [one, other] = [await visitor(), await visitor()];
    for (const window of [one, other]) {
      await toForm(window, world(), offer, 3);
      await fillIn(window, 'Rita Ruhig');
    }
    await one.button('Book').click();
    await one.page.getByRole('heading', { name: 'Appointment booked' }).waitFor();
    await other.button('Book').click();
    await other.page.getByText('nothing was booked twice').waitFor();
    expect(new URL(other.page.url()).pathname).toBe(new URL(one.page.url()).pathname);
    expect(await appointmentsOf(world(), 'rita.ruhig@example.org')).toHaveLength(1);
  });

  it.each([
    ['a team that is gone', (): string => '/?team=99999999', /team of this link is no longer there/],
    ['a service that is gone', (team: string) => `${team}&service=1`, /service of this link is no longer offered/],
    ['a day that is over', (team: string) => `${team}&service=SERVICE&day=2020-01-01`, /day of this link is over/],
    [
      'a time that is gone',
      (team: string) => `${team}&service=SERVICE&day=DAY&slot=DAYT03:03:00Z`,
      /time is no longer free/,
    ],
    ['nonsense', () => '/?team=x&service={}&day=never&slot=%00', /Choose a service first/],
  ])('an address that names %s leads to the nearest step, with one sentence', async (_, named, sentence) => {
    const offer = await findOffer(world().salon);
    const [day = ''] = (offer.starts[0] ?? '').split('T');
    const path = named(teamAddressOf(offer)).replaceAll('SERVICE', String(offer.eventTypeId)).replaceAll('DAY', day);
    const one = await visitor();
    await one.signIn(world().salon.adminEmail, path);
    await one.page.getByText(sentence).first().waitFor();
    expect(await one.page.locator('h1').textContent()).toBe('Book an appointment');
    expect(await barriersIn(one.page)).toEqual([]);
  });

  it.each([
    ['de', 'light'],
    ['de', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('every step is for everybody in %s (%s), and fits 320 pixels', async (language, scheme) => {
    const offer = await findOffer(world().salon, 3);
    const one = await visitor({ language, scheme, width: 320, height: 700 });
    const { salon } = world();
    const check = async (name: string): Promise<void> => {
      expect([name, await barriersIn(one.page)]).toEqual([name, []]);
      expect([name, await one.overflow()]).toEqual([name, 0]);
      await one.picture(`booking-${name}-${language}-${scheme}`);
    };
    await one.signIn(salon.adminEmail, teamAddressOf(offer));
    await one.page.getByText('Herrenhaarschnitt', { exact: true }).waitFor();
    await check('services');
    const address = addressOf(offer);
    await one.open(address.replace(/&slot=.*/, ''));
    await one.page
      .locator('label', { hasText: /^\d+:\d\d/ })
      .first()
      .waitFor();
    await check('times');
    await one.open(address);
    await one.page.locator('input[type="email"]').waitFor();
    await check('details');
    await one.page.locator('button[type="submit"]').click();
    await one.page.getByText(language === 'de' ? 'Bitte erst korrigieren' : 'Please correct this first').waitFor();
    await check('errors');
  });
});
