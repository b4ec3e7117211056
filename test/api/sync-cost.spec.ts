import { expect, it } from '@jest/globals';
import { CompanySync } from '@app/sync';
import { CompaniesService } from '@app/tenancy';
import { eventType, team } from '../../apps/calcom-sandbox/src';
import { runsOf } from '../support/effort';
import { onServers } from '../support/on-every-engine';
import { type Sent, sentDuring } from '../support/sent-statements';
import { WITHOUT_JOBS } from '../support/statements';

const TEAMS = runsOf({ quick: 300, full: 1000 });
const EVENT_TYPES = 20;
const SALON_ACCOUNT = 811_204;

/** Whatever a run needs besides its rows, and what each 500 rows need. */
const allowedFor = (rows: number): number => 60 + 2 * Math.ceil(rows / 500);

/** Teams are stored together for a while at most, so a busy machine stores more groups, each of which costs so much. */
const STATEMENTS_OF_A_GROUP = 25;
const GROUPS = Math.ceil(TEAMS / 500);

/** Each has a transaction of its own, which says for whom it is. They come with the time that the run takes. */
const STATEMENTS_OF_A_BEAT = 4;

/** Without signs of life, and as if all groups were whole. */
function statementsOf({ messages, statements }: Sent): number {
  const beats = messages.filter(
    (message, index) => message.includes('set beat_at') && messages[index + 1] === 'commit',
  );
  const groups = messages.filter((message) => message.includes(':event types')).length;
  return statements - beats.length * STATEMENTS_OF_A_BEAT - (groups - GROUPS) * STATEMENTS_OF_A_GROUP;
}

onServers(
  'what a sync of many teams costs',
  (world) => {
    it('a sync takes two statements for 500 rows and sixty besides, one that finds nothing new writes no row, and its run is locked before its teams', async () => {
      const { store } = world().sandbox;
      store.teams = store.teams.filter(({ accountId }) => accountId !== SALON_ACCOUNT);
      for (let n = 0; n < TEAMS; n++) {
        const teamId = 50_000 + n;
        store.teams.push(team({ id: teamId, accountId: SALON_ACCOUNT, name: `Filiale ${n}`, slug: `filiale-${n}` }));
        for (let m = 0; m < EVENT_TYPES; m++) {
          const facts = { title: `Schnitt ${m}`, slug: `schnitt-${m}`, lengthInMinutes: 30, hostIds: [] };
          store.eventTypes.push(eventType({ ...facts, id: teamId * 100 + m, teamId }));
        }
      }
      const { app, salon, engines } = world();
      const tenant = await app.get(CompaniesService).contextFor(salon.id);
      const sync = async (): Promise<void> => {
        const { run } = await app.get(CompanySync).syncToEnd(tenant);
        expect(run).toMatchObject({ status: 'succeeded', errors: [], done: TEAMS, steps: TEAMS });
      };
      const md5Of = (table: string): string =>
        `(select md5(string_agg(id || ':' || xmin, ',' order by id)) from ${table}) as ${table}`;
      const versions = async (): Promise<object[]> =>
        (await engines.database?.query(
          `select ${['calcom_teams', 'calcom_team_event_types', 'services'].map(md5Of).join()}`,
        )) ?? [];
      const first = await sentDuring(world(), sync);
      const before = await versions();
      const second = await sentDuring(world(), sync);
      expect(await versions()).toEqual(before);
      const allowed = allowedFor(TEAMS * (EVENT_TYPES + 1));
      expect(statementsOf(first)).toBeLessThanOrEqual(allowed);
      expect(statementsOf(second)).toBeLessThanOrEqual(allowed);
      // Requests that join the run lock its row before those of its teams. The other way round, each waits for the other.
      const group = first.messages.slice(first.messages.findIndex((message) => message.includes(':event types')));
      const runAt = group.findIndex((message) => message.includes('set beat_at'));
      const teamAt = group.findIndex((message) => message.includes('update "calcom_teams"'));
      expect(runAt).toBeGreaterThan(0);
      expect(teamAt).toBeGreaterThan(runAt);
    }, 300_000);
  },
  { variables: { ...WITHOUT_JOBS, CALCOM_RATE_PER_MINUTE: '1000000' }, synced: false },
);
