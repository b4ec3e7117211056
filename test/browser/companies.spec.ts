import { expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { book, findOffer } from '../support/road';
import { PASSWORD } from '../support/test-company';
import { teamAddressOf } from './road';

/** What administrators alone are told. */
const FOR_ADMINS = ['/api/tokens', '/api/users', '/api/audit-log', '/api/retell/agents', '/api/webhook-endpoints'];
const ADMIN_PAGES = ['/teams', '/settings', '/settings/tokens', '/settings/users', '/settings/audit'];

onBrowser('companies on the page', ({ world, visitor }) => {
  it('two companies at the same time see their own teams, and nothing of each other', async () => {
    const { salon, praxis } = world();
    const theirs = await findOffer(praxis);
    const booked = (await book(praxis, theirs)).body.data;
    const [one, other] = [await visitor(), await visitor()];
    await one.signIn(salon.adminEmail);
    await other.signIn(praxis.adminEmail, teamAddressOf(theirs));
    const names = async (company: typeof salon): Promise<string[]> =>
      (await company.admin.get('/api/calcom/teams')).body.data.map(({ name }: { name: string }) => name);
    const [own, foreign] = [await names(salon), await names(praxis)];
    const shown = async ({ page }: typeof one): Promise<string> => page.locator('body').innerText();
    await other.page.getByText('Massage').first().waitFor();
    await one.page.getByText('Herrenhaarschnitt').first().waitFor();
    for (const name of foreign) expect(await shown(one)).not.toContain(name);
    for (const name of own) expect(await shown(other)).not.toContain(name);
    await one.open(teamAddressOf(theirs));
    await one.page.getByText('The team of this link is no longer there').waitFor();
    await one.open(`/bookings/${booked.id}`);
    await one.page.getByText('does not belong to your company or role').waitFor();
    expect(await shown(one)).not.toContain(booked.attendee.name);
    await one.picture('foreign-appointment');
    await other.open(`/bookings/${booked.id}`);
    await other.page.getByText(booked.attendee.name).first().waitFor();
  });

  it('who signs in after somebody of another company sees nothing of theirs', async () => {
    const { salon, praxis } = world();
    const one = await visitor();
    await one.signIn(salon.adminEmail);
    await one.page.getByText('Herrenhaarschnitt').first().waitFor();
    await one.button(/^Account of/).click();
    await one.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await one.page.locator('input[type="password"]').waitFor();
    await one.page.locator('input[type="email"]').fill(praxis.adminEmail);
    await one.page.locator('input[type="password"]').fill(PASSWORD);
    await one.page.keyboard.press('Enter');
    await one.page.getByRole('heading', { name: 'Book an appointment' }).waitFor();
    await one.page.getByRole('heading', { name: 'Service' }).waitFor();
    const text = await one.page.locator('body').innerText();
    expect(text).not.toMatch(/Herrenhaarschnitt|Kessler/);
  });

  it('a member is shown no page of administrators, and is sent nothing that is theirs', async () => {
    const { salon, provisioning } = world();
    const email = `member-of-${salon.id}@example.org`;
    await provisioning.user(salon.id, { email, role: 'member', password: PASSWORD });
    const one = await visitor();
    const told: string[] = [];
    one.page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (FOR_ADMINS.some((path) => pathname.startsWith(path)) && response.ok()) told.push(pathname);
    });
    await one.signIn(email);
    const offered = await one.page.getByRole('navigation').getByRole('link').allTextContents();
    for (const name of ['Teams', 'Settings']) expect(offered).not.toContain(name);
    for (const path of ADMIN_PAGES) {
      await one.open(path);
      await one.page.locator('h1').or(one.page.getByText('does not exist')).first().waitFor();
      const text = await one.page.locator('body').innerText();
      expect([path, text.includes(salon.adminEmail)]).toEqual([path, false]);
      expect([path, (await one.page.getByRole('table').count()) > 0]).toEqual([path, false]);
      expect(await barriersIn(one.page)).toEqual([]);
    }
    expect(told).toEqual([]);
  });
});
