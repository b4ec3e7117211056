import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Receiver } from '../../libs/webhooks/testing/receiver';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import { freePort } from '../support/private-redis';
import { PASSWORD } from '../support/test-company';
import type { Visitor } from '../support/visitor';

const exec = promisify(execFile);
/** As somebody at a terminal. */
const curl = (...args: string[]) => exec('curl', args, { windowsHide: true });
// The functions for Retell name the address of the service, which is told to it before it listens.
const PORT = String(await freePort());
const PAGES = ['tokens', 'users', 'agents', 'webhooks', 'calcom', 'audit'];

onBrowser(
  'settings on the page',
  ({ world, visitor }) => {
    let receiver: Receiver;
    beforeAll(async () => {
      receiver = await Receiver.open();
    });
    afterAll(() => receiver?.close());

    const admin = () => world().salon.admin;
    const openSettings = async (one: Visitor, page: string): Promise<void> => {
      // Some of these pages have fields for secrets, which the helper would take for those of the sign-in.
      await one.signIn(world().salon.adminEmail);
      await one.open(`/settings/${page}`);
      await one.page.getByRole('navigation', { name: /^(Settings|Einstellungen)$/ }).waitFor();
    };

    it('a new token is shown once, and the line to try it works', async () => {
      const one = await visitor();
      await openSettings(one, 'tokens');
      await one.button('New token').click();
      const drawer = one.page.getByRole('dialog', { name: 'New token' });
      await drawer.getByRole('textbox', { name: 'Name' }).fill('Website');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('token-form');
      await drawer.getByRole('button', { name: 'Create token' }).click();
      const line = await drawer.getByRole('region', { name: 'A line for a terminal' }).textContent();
      const token = await drawer.getByRole('region', { name: 'Token' }).textContent();
      expect(await one.focused()).toContain('never again');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('token-created');
      await one.page.keyboard.press('Escape');
      expect(await drawer.isVisible()).toBe(true);
      const [, header = '', url = ''] = /^curl -H "(.+)" (\S+)$/.exec(line ?? '') ?? [];
      expect(header).toBe(`Authorization: Bearer ${token}`);
      const { stdout } = await curl('-s', '-H', header, url);
      const named = (await admin().get('/api/calcom/teams')).body.data.map(({ name }: { name: string }) => name);
      expect(JSON.parse(stdout).data.map(({ name }: { name: string }) => name)).toEqual(named);
      await drawer.getByRole('button', { name: 'I have noted it' }).click();
      await one.page.getByRole('rowheader', { name: 'Website' }).waitFor();
      expect(await one.page.content()).not.toContain(token?.split('|')[1] ?? 'no token');
      await one.button('Revoke Website').click();
      const dialog = one.page.getByRole('dialog', { name: 'Revoke Website' });
      expect(await dialog.getByRole('button', { name: 'Revoke' }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill('Website');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.page.keyboard.press('Enter');
      await one.page.getByRole('rowheader', { name: 'Website' }).waitFor({ state: 'detached' });
      await eventually('focus is not lost', async () => (await one.focused()) === 'h1 Access tokens');
      expect((await curl('-s', '-o', '-', '-w', '%{http_code}', '-H', header, url)).stdout).toMatch(/401$/);
    });

    it('an agent says in a test call what a caller would hear', async () => {
      const one = await visitor();
      await openSettings(one, 'agents');
      await one.page.getByRole('link', { name: world().salon.agent.agentId }).click();
      await one.page.getByRole('heading', { name: 'Test call' }).waitFor();
      await one.page.getByRole('region', { name: 'List of functions' }).waitFor();
      await one.page.getByRole('textbox', { name: 'Team, as a caller names it' }).fill('Salon Kessler Berlin');
      await one.button('Ask').click();
      const said = await one.page.locator('blockquote').textContent();
      const [agent] = (await admin().get('/api/retell/agents')).body.data;
      const asked = { function: 'list_services', args: { team: 'Salon Kessler Berlin' } };
      const told = await admin().post(`/api/retell/agents/${agent.id}/test-call`, asked);
      expect(said).toBe(told.body.data.say);
      expect(said).toMatch(/Damenhaarschnitt/);
      const list = await one.page.getByRole('region', { name: 'List of functions' }).textContent();
      expect(JSON.parse(list ?? '').map(({ name }: { name: string }) => name)).toContain('book_appointment');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('agent');
    });

    it('an event that was not taken is sent again at one press', async () => {
      receiver.reply = () => 500;
      const one = await visitor();
      await openSettings(one, 'webhooks');
      await one.button('New endpoint').click();
      const drawer = one.page.getByRole('dialog', { name: 'New endpoint' });
      await drawer.getByLabel('Address').fill(receiver.url);
      await drawer.getByRole('button', { name: 'Create endpoint' }).click();
      expect(await drawer.getByRole('region', { name: 'Secret' }).textContent()).toMatch(/^whsec_/);
      await drawer.getByRole('button', { name: 'I have noted it' }).click();
      await one.page.getByRole('link', { name: receiver.url }).click();
      await one.page.getByText('Nothing was sent yet').waitFor();
      const called = { name: 'Erika Muster', phone: '+4915112345678', when: 'tomorrow' };
      expect((await world().salon.call('/api/retell/request-callback', called)).status).toBe(200);
      await eventually('it is tried', () => receiver.received.length > 0);
      await one.button(/^Details of delivery/).click();
      await one.page.getByRole('dialog').getByText('On its way (500)').waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('delivery');
      await one.page.keyboard.press('Escape');
      receiver.reply = () => 204;
      await one.button(/^Send again: delivery \d+, Callback requested$/).click();
      await one.page.getByText('Delivered (204)').waitFor();
      expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('deliveries');
    });

    it('the last administrator stays one, and the page says why', async () => {
      const one = await visitor();
      await openSettings(one, 'users');
      await one.button(`Edit ${world().salon.adminEmail}`).click();
      const drawer = one.page.getByRole('dialog');
      await drawer.getByRole('combobox', { name: 'Role' }).click();
      await one.page.getByRole('option', { name: 'Member' }).click();
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.getByRole('alert').getByText('This is the last administrator').waitFor();
      expect(await one.focused()).toContain('This is the last administrator');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('last-administrator');
    });

    it('a user is created, and signs in', async () => {
      const one = await visitor();
      await openSettings(one, 'users');
      const email = `reception-${world().salon.id}@example.org`;
      await one.button('New user').click();
      const drawer = one.page.getByRole('dialog', { name: 'New user' });
      await drawer.getByLabel('E-mail').fill(email);
      await drawer.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
      await drawer.getByRole('button', { name: 'Create user' }).click();
      await one.page.getByRole('rowheader', { name: email }).waitFor();
      const other = await visitor();
      await other.signIn(email);
      await other.open('/account');
      await other.page.getByRole('textbox', { name: /^Current password/ }).fill('not the password');
      await other.page.getByRole('textbox', { name: /^New password/ }).fill('another password for tests');
      await other.button('Change password').click();
      await other.page.getByRole('alert').getByText('The current password is wrong').waitFor();
      expect(await barriersIn(other.page)).toEqual([]);
      await other.picture('account-refused');
      await other.page.getByRole('textbox', { name: /^Current password/ }).fill(PASSWORD);
      await other.button('Change password').click();
      await other.page.getByText('The password is changed.').last().waitFor();
    });

    it('a key that Cal.com refuses is not stored', async () => {
      const one = await visitor();
      await openSettings(one, 'calcom');
      await one.page.getByRole('textbox', { name: 'Key' }).fill('cal_live_unknown');
      await one.button('Check and store').click();
      await one.page.getByRole('alert').getByText('Cal.com does not take this key').waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('calcom-key-refused');
      expect((await admin().get('/api/status')).body.data.calcom.key).toBe('ok');
    });

    describe.each(['de', 'en'] as const)('in %s', (language) => {
      it.each(['light', 'dark'] as const)('each page is for everybody (%s), and fits a small phone', async (scheme) => {
        const one = await visitor({ language, scheme, width: 320, height: 640 });
        await openSettings(one, 'tokens');
        for (const page of PAGES) {
          await one.open(`/settings/${page}`);
          await one.page.locator('h1').waitFor();
          await one.page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
          expect([page, await barriersIn(one.page)]).toEqual([page, []]);
          expect([page, await one.overflow()]).toEqual([page, 0]);
          await one.picture(`settings-${page}-${language}-${scheme}`);
        }
      });
    });
  },
  { variables: { WEBHOOK_ALLOWED_HOSTS: 'loopback', PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}` } },
);
