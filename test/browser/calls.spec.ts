import { expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import type { Json } from '../support/client';
import { eventually } from '../support/eventually';
import { findOffer } from '../support/road';
import { PASSWORD } from '../support/test-company';
import type { Visitor } from '../support/visitor';

const CALLBACKS = '/api/callbacks';

onBrowser('calls and callbacks on the page', ({ world, visitor }) => {
  const ask = async (call_id: string, name: string, args: object): Promise<Json> => {
    const call = { call_id, from_number: '+4915187654321' };
    return (await world().salon.call(`/api/retell/${name}`, args, call)).body;
  };
  /** A call that books, after it asked for times. @param week of its appointment. */
  const bookingCall = async (call_id: string, week: number): Promise<Json> => {
    const { teamId: team_id, eventTypeId: event_type_id, starts } = await findOffer(world().salon, week);
    await ask(call_id, 'check-availability', { team_id, event_type_id, date: starts[0]?.slice(0, 10) });
    const wish = { team_id, event_type_id, start: starts[0], name: `Caller ${call_id}`, email: 'caller@example.org' };
    return ask(call_id, 'book-appointment', wish);
  };
  const open = (one: Visitor, path: string): Promise<void> => one.signIn(world().salon.adminEmail, path);
  const link = ({ page }: Visitor, callId: string) => page.locator(`main a[href*="call=${callId}"]`);
  const wishOf = async (callId: string): Promise<Json> =>
    (await world().salon.admin.get(`${CALLBACKS}?call_id=${callId}`)).body.data[0];

  it('a call shows its functions in order with what was said, and leads to its appointment', async () => {
    const told = await bookingCall('call_seen', 2);
    const one = await visitor();
    await open(one, '/calls');
    await link(one, 'call_seen').waitFor();
    expect(await barriersIn(one.page)).toEqual([]);
    await one.picture('calls');
    await link(one, 'call_seen').click();
    const drawer = one.page.getByRole('dialog', { name: 'Call' });
    await drawer.getByText(told.say).waitFor();
    expect(await one.focused()).toBe('span Call');
    const steps = await drawer.locator('ol li').allInnerTexts();
    expect(steps.map((text) => text.split('\n')[0])).toEqual(['Look for free times', 'Book an appointment']);
    expect(steps[1]).toContain('name: •••');
    expect(await drawer.innerText()).not.toContain('Caller call_seen');
    expect(await barriersIn(one.page)).toEqual([]);
    await one.picture('call');
    await one.page.reload();
    await drawer.getByText(told.say).waitFor();
    await one.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(new URL(one.page.url()).search).toBe('');
    await link(one, 'call_seen').click();
    await drawer.waitFor();
    await one.page.keyboard.press('Escape');
    await one.page.waitForFunction(`document.activeElement?.href?.includes('call_seen')`);
    await link(one, 'call_seen').click();
    await drawer.getByRole('link', { name: `Appointment ${told.booking_id}` }).click();
    await one.page.getByText('Caller call_seen').first().waitFor();
    expect(new URL(one.page.url()).pathname).toBe(`/bookings/${told.booking_id}`);
  });

  it('calls are filtered by what they came to and by what stood in the way, and the filter survives a reload', async () => {
    await bookingCall('call_booked', 3);
    const { reason } = await ask('call_vague', 'check-availability', { date: 'someday' });
    expect(reason).toBe('needs_info');
    const one = await visitor();
    await open(one, '/calls');
    await link(one, 'call_booked').waitFor();
    await one.page.getByLabel('Not booked because').selectOption('information was missing');
    await link(one, 'call_booked').waitFor({ state: 'detached' });
    await one.page.getByText('Shows every call in which this happened').waitFor();
    await one.page.getByLabel('Outcome').selectOption('Not booked');
    await one.page.getByText('Shows every call in which this happened').waitFor({ state: 'detached' });
    expect(new URL(one.page.url()).search).toBe('?reason=needs_info&outcome=none');
    await one.page.reload();
    await link(one, 'call_vague').waitFor();
    expect(await link(one, 'call_booked').count()).toBe(0);
    await one.button('Reset filters').click();
    await link(one, 'call_booked').waitFor();
  });

  it('a member sees the calls, and chooses among the agents of these', async () => {
    await bookingCall('call_member', 4);
    const { salon, provisioning } = world();
    const email = 'member-of-calls@example.org';
    await provisioning.user(salon.id, { email, role: 'member', password: PASSWORD });
    const one = await visitor();
    await one.signIn(email, '/calls');
    await link(one, 'call_member').waitFor();
    await one.page.getByLabel('Agent').selectOption(salon.agent.agentId);
    expect(new URL(one.page.url()).searchParams.get('agent')).toBe(salon.agent.agentId);
    await link(one, 'call_member').waitFor();
  });

  it('a callback is done with one press, and open again with another', async () => {
    await ask('call_wish', 'request-callback', { name: 'Willa', phone: '030 901820', when: 'morgen Vormittag' });
    const one = await visitor();
    await open(one, '/callbacks');
    await one.page.getByText('When it suits: morgen Vormittag').waitFor();
    expect(await barriersIn(one.page)).toEqual([]);
    await one.button('Mark as done: Willa').click();
    await one.button('Undo: Willa').waitFor();
    expect(await one.focused()).toBe('button Undo: Willa');
    await eventually('it is stored', async () => (await wishOf('call_wish')).done === true);
    expect(await barriersIn(one.page)).toEqual([]);
    await one.picture('callbacks');
    await one.button('Undo: Willa').click();
    await one.button('Mark as done: Willa').waitFor();
    await eventually('it is open again', async () => (await wishOf('call_wish')).done === false);
    await one.page.getByRole('link', { name: 'the call' }).first().click();
    await one.page.getByRole('dialog', { name: 'Call' }).getByText('Callback for Willa').waitFor();
  });

  it('a callback that could not be marked is shown as it is, with the reason', async () => {
    await ask('call_lost', 'request-callback', { name: 'Lotte', phone: '030 901821' });
    const one = await visitor();
    await open(one, '/callbacks');
    await one.button('Mark as done: Lotte').waitFor();
    const found = await one.losing(CALLBACKS);
    await one.button('Mark as done: Lotte').click();
    await one.page.getByRole('alert').getByText('could not be reached').waitFor();
    await one.button('Mark as done: Lotte').waitFor();
    expect((await wishOf('call_lost')).done).toBe(false);
    await found();
    await one.button('Mark as done: Lotte').click();
    await eventually('it is stored', async () => (await wishOf('call_lost')).done === true);
  });

  it.each([
    ['de', 'light'],
    ['de', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('each state is for everybody in %s (%s), and fits 320 pixels', async (language, scheme) => {
    await bookingCall(`call_small_${language}_${scheme}`, 5);
    await ask('call_small', 'request-callback', { name: 'Sina', phone: '030 901822', notes: 'x'.repeat(200) });
    const one = await visitor({ language, scheme, width: 320, height: 700 });
    const check = async (name: string): Promise<void> => {
      expect([name, await barriersIn(one.page)]).toEqual([name, []]);
      expect([name, await one.overflow()]).toEqual([name, 0]);
      await one.picture(`calls-${name}-${language}-${scheme}`);
    };
    await open(one, '/calls?outcome=moved');
    await one.page.getByText(language === 'de' ? 'Kein Anruf passt' : 'No call fits').waitFor();
    await check('none');
    await one.open('/calls');
    await link(one, 'call_small').last().waitFor();
    await check('cards');
    await one.open(`/calls?call=call_small_${language}_${scheme}`);
    await one.page.locator('[role=dialog] ol li').last().waitFor();
    await check('details');
    await one.open('/callbacks');
    await one.page.getByText('Sina').first().waitFor();
    await check('callbacks');
  });
});
