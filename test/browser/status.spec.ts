import { describe, expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { PASSWORD } from '../support/test-company';

onBrowser('the status on the page', ({ world, visitor }) => {
  it('says how Cal.com is, in words and with the numbers of each chart in a table', async () => {
    const one = await visitor();
    await one.signIn(world().salon.adminEmail, '/status');
    const tile = one.page.getByRole('region', { name: 'Cal.com', exact: true });
    await tile.getByText('Answers').waitFor();
    await one.page.getByRole('region', { name: 'Cal.com key' }).getByText('Taken').waitFor();
    await one.page.getByText('The service tells the present alone').waitFor();
    await one.page.locator('svg.recharts-surface').first().waitFor();
    for (const summary of await one.page.getByText('As a table').all()) await summary.click();
    expect(await one.page.getByRole('table').count()).toBe(3);
    expect(await barriersIn(one.page)).toEqual([]);
    await one.picture('status');
  });

  it('a member is shown the status without what administrators alone are told', async () => {
    const { salon, provisioning } = world();
    const email = `watcher-of-${salon.id}@example.org`;
    await provisioning.user(salon.id, { email, role: 'member', password: PASSWORD });
    const one = await visitor();
    await one.signIn(email, '/status');
    await one.page.getByRole('region', { name: 'Cal.com', exact: true }).waitFor();
    expect(await one.page.getByRole('region', { name: 'Cal.com key' }).count()).toBe(0);
    expect(await one.page.getByRole('region', { name: 'Voice agents' }).count()).toBe(0);
  });

  describe.each(['de', 'en'] as const)('in %s', (language) => {
    it.each(['light', 'dark'] as const)('the status is for everybody (%s), and fits a small phone', async (scheme) => {
      const one = await visitor({ language, scheme, width: 320, height: 640 });
      await one.signIn(world().salon.adminEmail, '/status');
      await one.page.locator('svg.recharts-surface').first().waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      expect(await one.overflow()).toBe(0);
      await one.picture(`status-${language}-${scheme}`);
    });
  });
});
