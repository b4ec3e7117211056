import { expect, it } from '@jest/globals';
import { CompaniesService, TokensService } from '@app/tenancy';
import { ApiClient, type Answer, type Json } from '../support/client';
import { asOwner } from '../support/as-owner';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { statementsOf, WITHOUT_JOBS } from '../support/statements';
import { check, day, MUNICH, teamId } from './steps';

onEveryEngine(
  'a question about free slots that was asked before',
  (world) => {
    const byUser = async (): Promise<Answer<Json>> => {
      const { salon } = world();
      return check(salon, { team_id: await teamId(salon, MUNICH.team), event_type_id: MUNICH.men, date: day(2) });
    };
    const byAgent = async (): Promise<Answer<Json>> => {
      const { salon } = world();
      const team_id = await teamId(salon, MUNICH.team);
      return salon.call('/api/retell/check-availability', { team_id, event_type_id: MUNICH.men, date: day(2) });
    };

    const inWords = async (): Promise<Answer<Json>> => {
      const { salon } = world();
      const args = { team: 'Salon Kessler München', service: 'herrenhaarschnitt', when: 'übernächsten Montag' };
      return salon.call('/api/retell/check-availability', args);
    };
    const listing = (path: string, args: object) => (): Promise<Answer<Json>> => world().salon.call(path, args);

    const earliest = (): Promise<Answer<Json>> =>
      world().salon.member.get('/api/availability/earliest?service=herrenhaarschnitt');

    it.each([
      ['user', byUser],
      ['signed call', byAgent],
      ['signed call in words', inWords],
      ['signed call about the teams', listing('/api/retell/list-teams', {})],
      ['signed call about services', listing('/api/retell/list-services', { team: 'Salon Kessler München' })],
      ['signed call for the earliest time', listing('/api/retell/find-earliest', { service: 'herrenhaarschnitt' })],
      ['user about all teams', earliest],
    ])('a question of a %s asks the database nothing once it was asked before', async (_, ask) => {
      const first = await ask();
      expect(first.status).toBe(200);
      // The first one has begun the heartbeat, without which no copy counts.
      await eventually('nothing is asked', async () => (await statementsOf(world(), ask)).length === 0);
      expect((await ask()).body).toEqual(first.body);
    });

    it('a question follows what an administrator has just changed', async () => {
      const { salon } = world();
      const path = `/api/calcom/teams/${await teamId(salon, MUNICH.team)}`;
      await byUser();
      for (const timezone of ['Asia/Tokyo', 'Europe/Lisbon', 'Europe/Berlin']) {
        expect((await salon.admin.patch(path, { timezone })).status).toBe(200);
        expect((await byUser()).body.data.timezone).toBe(timezone);
      }
    });

    it('a question about all teams follows what anybody has changed', async () => {
      const { salon } = world();
      const munich = await teamId(salon, MUNICH.team);
      const listed = async (query = 'service=herrenhaarschnitt'): Promise<number[]> =>
        (await salon.member.get(`/api/availability/earliest?${query}`)).body.asked ?? [];
      const all = await listed();
      expect(all).toContain(munich);
      const own = `company_id = ${salon.id}`;
      const eventType = `calcom_event_type_id = ${MUNICH.men} and ${own}`;
      const name = `update calcom_teams set name = name || ' X' where id = ${munich} and ${own}`;
      const copied = `insert into calcom_team_event_types (company_id, calcom_team_id, calcom_event_type_id, service_id, title,
      slug, duration, duration_options) select company_id, calcom_team_id, 1, service_id, title, slug, duration,
      duration_options from calcom_team_event_types where ${eventType}`;
      for (const [change, becomes, back] of [
        [
          `update calcom_team_event_types set is_active = false where ${eventType}`,
          'without',
          `update calcom_team_event_types set is_active = true where ${eventType}`,
        ],
        [
          `update calcom_teams set is_active = false where id = ${munich}`,
          'without',
          `update calcom_teams set is_active = true where id = ${munich}`,
        ],
        [
          `update services set slug = 'another' where slug = 'herrenhaarschnitt' and ${own}`,
          'none',
          `update services set slug = 'herrenhaarschnitt' where slug = 'another' and ${own}`,
        ],
      ] as const) {
        await asOwner(world(), change);
        await eventually(`all teams are known ${becomes}`, async () => {
          const now = await listed();
          return becomes === 'none' ? now.length === 0 : now.length === all.length - 1 && !now.includes(munich);
        });
        await asOwner(world(), back);
        await eventually('all teams are known again', async () => (await listed()).length === all.length);
      }
      expect(await listed('event_type_ids=1')).toEqual([]);
      await asOwner(world(), copied);
      await asOwner(world(), name);
      const skipped = async (): Promise<Json[]> =>
        (await salon.member.get('/api/availability/earliest?service=herrenhaarschnitt&limit=100')).body.skipped;
      await eventually('a new event type is known', async () => (await skipped()).length === 1);
      await asOwner(world(), `delete from calcom_team_event_types where calcom_event_type_id = 1 and ${own}`);
      await eventually('a deleted event type is forgotten', async () => (await skipped()).length === 0);
    });

    it('a caller’s words mean what teams and services are called by now', async () => {
      const { salon } = world();
      const munich = `id = ${await teamId(salon, MUNICH.team)} and company_id = ${salon.id}`;
      const byName = (team: string) =>
        salon.call('/api/retell/list-services', { team }).then(({ body }) => body.services?.length > 0);
      let [before, after] = ['Salon am Tor', 'Isar-Salon'];
      for (let time = 0; time < 3; time++) {
        await asOwner(world(), `update calcom_teams set name = '${after}' where ${munich}`);
        await eventually('it has its new name', () => byName(after));
        expect(await byName(before)).toBe(false);
        [before, after] = [after, before];
      }
    });

    it('a question follows what an operator has changed at a prompt', async () => {
      const { salon } = world();
      await byUser();
      await asOwner(world(), `update calcom_team_event_types set is_active = false where company_id = ${salon.id}`);
      await eventually('it is refused', async () => (await byUser()).status === 400);
      expect((await byAgent()).body).toMatchObject({ ok: false, needs: ['event_type_id'] });
      await asOwner(world(), `update calcom_team_event_types set is_active = true where company_id = ${salon.id}`);
      await eventually('it is answered', async () => (await byUser()).status === 200);
    });

    it('a question of a user of a branch asks the database nothing, until the user or the team changes its branch', async () => {
      const { app, salon, url } = world();
      const companies = app.get(CompaniesService);
      const tenant = await companies.contextFor(salon.id);
      const [own, other] = [
        await companies.createBranch(tenant, 'Mitte'),
        await companies.createBranch(tenant, 'Nord'),
      ];
      const user = await companies.createUser(tenant, { email: 'moves@example.org', role: 'member', branchId: own.id });
      const { token } = await app.get(TokensService).issue(tenant, { userId: user.id, name: 'test' });
      const team_id = await teamId(salon, MUNICH.team);
      const member = new ApiClient(url, token);
      const ask = () => check({ member }, { team_id, event_type_id: MUNICH.men, date: day(2) });
      const becomes = (status: number): Promise<boolean> =>
        eventually(`it is answered ${status}`, async () => (await ask()).status === status);

      expect((await ask()).status).toBe(403);
      await asOwner(world(), `update calcom_teams set branch_id = ${own.id} where id = ${team_id}`);
      await becomes(200);
      await eventually('nothing is asked', async () => (await statementsOf(world(), ask)).length === 0);

      await asOwner(world(), `update users set branch_id = ${other.id} where id = ${user.id}`);
      await becomes(403);
      await asOwner(world(), `update users set branch_id = null where id = ${user.id}`);
      await becomes(200);
      await asOwner(world(), `update users set branch_id = ${own.id} where id = ${user.id}`);
      await becomes(200);
      await asOwner(world(), `update calcom_teams set branch_id = ${other.id} where id = ${team_id}`);
      await becomes(403);
      await asOwner(world(), `update calcom_teams set branch_id = null where id = ${team_id}`);
    });

    it('a question under the former key of an agent is refused as soon as the key has changed', async () => {
      const { salon, praxis } = world();
      expect((await byAgent()).status).toBe(200);
      await asOwner(
        world(),
        `update retell_agents set api_key = (select api_key from retell_agents where company_id = ${praxis.id})
        where company_id = ${salon.id}`,
      );
      await eventually('it is refused', async () => (await byAgent()).status === 401);
    });
  },
  { variables: WITHOUT_JOBS },
);
