import { beforeEach, describe, expect, it } from '@jest/globals';
import { team } from '../../apps/calcom-sandbox/src';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import type { Visitor } from '../support/visitor';

const [BERLIN, HAMBURG] = [34_209, 34_210];
const SYNC = 'Sync teams';

/** Enough that a sync of theirs, one after the other, is looked at from all sides. */
const MANY = 15;
const SALON_ACCOUNT = 811_204;

onBrowser(
  'teams on the page',
  ({ world, visitor }) => {
    const admin = () => world().salon.admin;
    const runs = async () => (await admin().get('/api/calcom/sync-runs')).body.data;
    const ended = (id: number) =>
      eventually('the run ends', async () => {
        const { status } = (await admin().get(`/api/calcom/sync-runs/${id}`)).body.data;
        return status !== 'running';
      });
    const teamNamed = async (name: string) =>
      (await admin().get('/api/calcom/teams?include=inactive')).body.data.find(
        (team: { name: string }) => team.name === name,
      );
    const openTeams = async (one: Visitor): Promise<void> => {
      await one.signIn(world().salon.adminEmail, '/teams');
      await one.page.getByRole('table', { name: 'Your teams' }).waitFor();
    };

    beforeEach(async () => {
      world().sandbox.reset();
      const id = await eventually('Cal.com is used', async () => {
        const { status, body } = await admin().post('/api/calcom/teams/sync', { force: true });
        return status === 200 ? body.sync_run_id : undefined;
      });
      await ended(id);
    });

    it('a sync shows its progress, also after a reload and to a second administrator', async () => {
      const [one, other] = [await visitor(), await visitor()];
      await openTeams(one);
      for (let id = 36_000; id < 36_000 + MANY; id++)
        world().sandbox.store.teams.push(team({ id, accountId: SALON_ACCOUNT, name: `Branch ${id}`, slug: `b-${id}` }));
      world().sandbox.faults.add({ operation: 'listTeamEventTypes', delayMs: 4000 });
      await one.button(SYNC).click();
      const progress = ({ page }: Visitor) => page.getByRole('progressbar', { name: 'Progress of the sync' });
      await progress(one).waitFor();
      await one.page
        .getByRole('paragraph')
        .filter({ hasText: /^Services: \d+ of 18 teams$/ })
        .waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('sync-running');
      await one.page.reload();
      await progress(one).waitFor();
      await openTeams(other);
      await progress(other).waitFor();
      const [running] = await runs();
      expect(running).toMatchObject({ status: 'running', kind: 'teams' });
      world().sandbox.faults.clear();
      for (const each of [one, other]) await progress(each).waitFor({ state: 'detached' });
      await one.page.getByText('Succeeded').first().waitFor();
      await one.button(SYNC).waitFor();
      expect((await runs())[0]).toMatchObject({ id: running.id, status: 'succeeded' });
    });

    it('a list that would switch off most teams is shown first, and believed only when that is wanted', async () => {
      const one = await visitor();
      await openTeams(one);
      world().sandbox.store.removeTeam(BERLIN);
      world().sandbox.store.removeTeam(HAMBURG);
      await one.button(SYNC).click();
      const dialog = one.page.getByRole('dialog', { name: 'Is this right?' });
      await dialog.waitFor();
      const names = await dialog.getByRole('listitem').allTextContents();
      expect(names).toHaveLength(2);
      for (const name of names) expect(await teamNamed(name)).toMatchObject({ is_active: true });
      expect(await one.focused()).toBe('button:button Change nothing');
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('sync-suspicious');
      await one.page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      for (const name of names) expect(await teamNamed(name)).toMatchObject({ is_active: true });
      await one.button(SYNC).click();
      await dialog.getByRole('button', { name: 'Switch off 2 teams' }).click();
      await dialog.waitFor({ state: 'detached' });
      await eventually('they are switched off', async () => {
        const teams = await Promise.all(names.map(teamNamed));
        return teams.every(({ is_active }) => !is_active);
      });
      await one.page.getByRole('switch', { name: 'Show inactive ones' }).click();
      await one.page
        .getByRole('row', { name: names[0] ?? '' })
        .getByText('Inactive')
        .waitFor();
    });

    it('while Cal.com is away, the last known teams stay, and the page says so', async () => {
      const one = await visitor();
      await openTeams(one);
      const before = await one.page.getByRole('table', { name: 'Your teams' }).getByRole('row').count();
      world().sandbox.faults.add({ operation: 'listTeams', status: 500 });
      await one.button(SYNC).click();
      await one.page.getByRole('alert').getByText('nothing was synced').waitFor();
      expect(await one.page.getByRole('table', { name: 'Your teams' }).getByRole('row').count()).toBe(before);
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('sync-degraded');
      world().sandbox.faults.clear();
    });

    it('a changed team is changed back at one press', async () => {
      const [former, { id, name }] = (await admin().get('/api/calcom/teams')).body.data;
      await admin().patch(`/api/calcom/teams/${former.id}`, { is_default: true });
      const one = await visitor();
      await openTeams(one);
      const renamed = `${name} at the park`;
      await one.button(`Edit ${name}`).click();
      const drawer = one.page.getByRole('dialog');
      await drawer.getByRole('textbox', { name: 'Name' }).fill(renamed);
      await drawer.getByRole('switch', { name: 'Default team' }).click();
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('team-edited');
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.waitFor({ state: 'detached' });
      await eventually('focus returns', async () => (await one.focused()).endsWith(`Edit ${renamed}`));
      expect((await admin().get('/api/calcom/teams/default')).body.data).toMatchObject({ id, name: renamed });
      await one.button('Undo').click();
      await one.button(`Edit ${name}`).waitFor();
      await one.button('Undo').waitFor({ state: 'detached' });
      expect((await admin().get('/api/calcom/teams/default')).body.data).toMatchObject({ id: former.id });
      expect((await admin().get(`/api/calcom/teams/${id}`)).body.data).toMatchObject({ name, is_default: false });
    });

    it('a branch is created and renamed', async () => {
      const one = await visitor();
      await openTeams(one);
      await one.button('New branch').click();
      await one.page.getByRole('dialog').getByLabel('Name').fill('Bremen');
      await one.page.keyboard.press('Enter');
      await one.button('Edit Bremen').click();
      await one.page.getByRole('dialog').getByLabel('Name').fill('Bremerhaven');
      await one.page.keyboard.press('Enter');
      await one.button('Edit Bremerhaven').waitFor();
      const names = (await admin().get('/api/branches')).body.data.map((branch: { name: string }) => branch.name);
      expect(names).toContain('Bremerhaven');
      expect(names).not.toContain('Bremen');
    });

    it('a run shows what it has done, with its problems and the request that has asked for it', async () => {
      const one = await visitor();
      const broken = world().sandbox.store.teams.find(({ id }) => id === BERLIN);
      Object.assign(broken ?? {}, { timeZone: 'Nowhere/Land' });
      const { body, headers } = await admin().post('/api/calcom/teams/sync');
      await ended(body.sync_run_id);
      await one.signIn(world().salon.adminEmail, `/teams/runs/${body.sync_run_id}`);
      await one.page.getByText('Succeeded, with problems').waitFor();
      await one.page.getByText(headers.get('x-request-id') ?? 'no request').waitFor();
      await one.page.getByText(`Team ${BERLIN} at Cal.com`).click();
      await one.page.getByText('timeZone').waitFor();
      expect(await barriersIn(one.page)).toEqual([]);
      await one.picture('run-with-problems');
      await one.open('/teams/runs/987654');
      await one.page.getByText('does not exist').waitFor();
    });

    describe.each(['de', 'en'] as const)('in %s', (language) => {
      it.each(['light', 'dark'] as const)('the teams are for everybody (%s), and fit a small phone', async (scheme) => {
        const one = await visitor({ language, scheme, width: 320, height: 640 });
        await one.signIn(world().salon.adminEmail, '/teams');
        await one.page.getByRole('table').first().waitFor();
        expect(await barriersIn(one.page)).toEqual([]);
        expect(await one.overflow()).toBe(0);
        await one.picture(`teams-${language}-${scheme}`);
      });
    });
  },
  { variables: { CALCOM_CONCURRENCY: '1' } },
);
