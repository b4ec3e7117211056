import { afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Retention } from '@app/tenancy';
import { asOwner } from '../support/as-owner';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { BERLIN, BERLIN_SPECIAL, book, day, ERIKA, freeSlots, MAX, MUNICH } from './steps';

const INTERRUPTED = { code: 'unavailable', message: 'The sync was interrupted' };

onEveryEngine('retention', (world) => {
  let retention: Retention;

  beforeAll(() => void (retention = world().app.get(Retention)));
  afterEach(() => void jest.restoreAllMocks());

  const sql = <Row extends object = object>(text: string): Promise<Row[]> => asOwner<Row>(world(), text);
  const count = async (condition: string): Promise<number> =>
    (await sql<{ count: number }>(`select count(*)::int as count from ${condition}`))[0]?.count ?? -1;
  /** Of both companies. */
  const ofEach = (table: string, columns: string, values: string): Promise<object[]> =>
    sql(`insert into ${table} (company_id, ${columns}) select id, ${values} from companies`);

  it('retention removes booking attempts that answer no repeats any more, of every company', async () => {
    const columns = 'key, request_hash, operation_id, held_until, expires_at, created_at, updated_at';
    const attempt = (key: string, end: string) =>
      ofEach(
        'booking_attempts',
        columns,
        `'${key}', '', gen_random_uuid(), now(), now() + interval '${end}', now(), now()`,
      );
    await attempt('over', '-1 second');
    await attempt('counts', '1 hour');
    expect(await count(`booking_attempts where key = 'over'`)).toBe(2);
    await retention.run();
    expect(await count(`booking_attempts where key = 'over'`)).toBe(0);
    expect(await count(`booking_attempts where key = 'counts'`)).toBe(2);
  });

  it('retention keeps the answer of a booking for a day', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, MUNICH.team, MUNICH.men, day(2));
    const wish = { ...at(0), attendee: ERIKA };
    const first = await book(salon, wish, 'kept');
    await sql(`update booking_attempts set expires_at = expires_at - interval '23 hours' where key like '%:kept'`);
    await retention.run();
    const again = await book(salon, wish, 'kept');
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    await sql(`update booking_attempts set expires_at = expires_at - interval '1 hour' where key like '%:kept'`);
    await retention.run();
    expect(await count(`booking_attempts where answer::text like '%erika@example.org%'`)).toBe(0);
  });

  it('retention removes tokens a month after their end', async () => {
    const { salon } = world();
    const token = (name: string, end: string) =>
      sql(`insert into personal_access_tokens (company_id, user_id, name, token, abilities, expires_at, created_at, updated_at)
        select company_id, id, '${name}', md5(random()::text) || id, '[]', ${end}, now(), now() from users
        where company_id = ${salon.id} limit 1`);
    await token('gone', `now() - interval '32 days'`);
    await token('lately over', `now() - interval '27 days'`);
    await token('endless', 'null');
    await retention.run();
    const left = await sql<{ name: string }>(
      `select name from personal_access_tokens where name in ('gone', 'lately over', 'endless') order by id`,
    );
    expect(left.map(({ name }) => name)).toEqual(['lately over', 'endless']);
    expect((await salon.member.get('/api/auth/me')).status).toBe(200);
  });

  it('retention ends sync runs whose process has died, and removes those of more than 90 days ago', async () => {
    const { admin, id } = world().salon;
    await sql(`update sync_runs set status = 'failed' where company_id = ${id} and status = 'running'`);
    const teams = (await admin.get('/api/calcom/teams')).body.data;
    const run = async (status: string, age: string, team = 'null'): Promise<number> => {
      const [row] = await sql<{ id: string }>(
        `insert into sync_runs (company_id, kind, team_id, status, created_at, beat_at, updated_at)
         values (${id}, 'teams', ${team}, '${status}', now() - interval '${age}', now() - interval '${age}', now()) returning id`,
      );
      return Number(row?.id);
    };
    const [dead, alive] = [await run('running', '61 minutes'), await run('running', '59 minutes', teams[0].id)];
    const [old, young] = [await run('failed', '91 days'), await run('failed', '89 days')];
    await retention.run();
    const rows = await sql<{ id: string; status: string; failure: object | null; ended: boolean }>(
      `select id, status, failure, finished_at is not null as ended from sync_runs where id in (${dead}, ${alive}, ${old}, ${young})`,
    );
    expect(rows.map((row) => ({ ...row, id: Number(row.id) })).toSorted((a, b) => a.id - b.id)).toEqual([
      { id: dead, status: 'failed', failure: INTERRUPTED, ended: true },
      { id: alive, status: 'running', failure: null, ended: false },
      { id: young, status: 'failed', failure: null, ended: false },
    ]);
    expect((await admin.post('/api/calcom/teams/sync', {})).status).toBe(200);
  });

  it('retention keeps the last sync that succeeded, which tells how fresh its teams are', async () => {
    const { member, id } = world().salon;
    const syncedAt = async () => (await member.get('/api/calcom/teams')).body.data[0].synced_at;
    const before = await syncedAt();
    await sql(`update sync_runs set created_at = created_at - interval '100 days' where company_id = ${id}`);
    await retention.run();
    expect(await count(`sync_runs where company_id = ${id} and kind = 'teams' and requested_at is not null`)).toBe(1);
    expect(await syncedAt()).toBe(before);
  });

  it('retention leaves bookings as they are, whatever they wait for', async () => {
    const { salon } = world();
    const { at } = await freeSlots(salon, BERLIN.team, BERLIN_SPECIAL.onApproval, day(3));
    const { body } = await book(salon, { ...at(0), attendee: MAX });
    expect(body.data.status).toBe('requested');
    const age = `created_at - interval '2 years'`;
    await sql(`update bookings set created_at = ${age}, sent_at = ${age} where id = ${body.data.id}`);
    await retention.run();
    expect((await salon.member.get(`/api/bookings/${body.data.id}`)).body.data.status).toBe('requested');
  });

  it('retention removes more rows than one statement may', async () => {
    await sql(`insert into booking_attempts (company_id, key, request_hash, operation_id, held_until, expires_at, created_at, updated_at)
      select ${world().salon.id}, 'many ' || n, '', gen_random_uuid(), now(), now(), now(), now() from generate_series(1, 2100) n`);
    await retention.run();
    expect(await count(`booking_attempts where key like 'many %'`)).toBe(0);
  });

  it('retention applies its other rules when one fails', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => {});
    await sql(`alter table personal_access_tokens rename column expires_at to ends_at`);
    await ofEach(
      'booking_attempts',
      'key, request_hash, operation_id, held_until, expires_at, created_at, updated_at',
      `'over', '', gen_random_uuid(), now(), now(), now(), now()`,
    );
    await retention.run();
    await sql(`alter table personal_access_tokens rename column ends_at to expires_at`);
    expect(await count(`booking_attempts where key = 'over'`)).toBe(0);
    expect(warned).toHaveBeenCalledWith(expect.anything(), 'Could not clear expired tokens');
  });

  it('retention is due as soon as a process runs jobs', async () => {
    await eventually('there is a job', async () => (await count(`pgboss.job where name = 'retention'`)) > 0);
  });
});
