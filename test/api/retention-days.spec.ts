import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type CompanyId, Retention, TenantDatabase } from '@app/tenancy';
import { DeliveryCare } from '@app/webhooks';
import { asOwner } from '../support/as-owner';
import { tablesHolding } from '../support/every-row';
import { onEveryEngine } from '../support/on-every-engine';
import type { World } from '../support/world';

const ID = '(select id from companies order by id limit 1)';
const TEAM = '(select min(id) from calcom_teams)';

const ended = (days: number, name: string, count = 1): string => `
  insert into bookings (company_id, team_id, calcom_event_type_id, operation_id, status, start_at, end_at, title, attendee,
    answers, notes, metadata, source, code, call_id, created_at, updated_at)
  select ${ID}, ${TEAM}, 1, gen_random_uuid(), 'confirmed', now() - interval '${days} days 1 hour',
    now() - interval '${days} days', 'Cut',
    jsonb_build_object('name', '${name}', 'email', '${name}@example.org', 'phoneNumber', '+4917012345' || n,
      'timezone', 'Europe/Vienna', 'language', 'de'),
    '{"street": "${name}"}', 'Notes of ${name}', '{"of": "${name}"}', 'calcom', null, 'call_${name}', now(), now()
  from generate_series(1, ${count}) n returning id`;
const entry = (days: number, request: string): string => `
  insert into audit_log (company_id, actor_type, action, request_id, created_at)
  values (${ID}, 'operator', 'company.updated', '${request}', now() - interval '${days} days') returning id`;
const callback = (days: number, name: string): string => `
  insert into callbacks (company_id, name, phone, content_hash, created_at)
  values (${ID}, '${name}', '+4930901820', '${name}', now() - interval '${days} days') returning id`;
const step = (days: number, cause: string): string => `
  insert into booking_events (company_id, booking_id, team_id, at, "to", cause, by)
  select company_id, id, team_id, now() - interval '${days} days', 'confirmed', '${cause}', 'test' from bookings limit 1
  returning id`;

const rowsIn = (world: World) => ({
  sql: <Row extends object>(text: string): Promise<Row[]> => asOwner<Row>(world, text),
  async names(column: string, from: string): Promise<unknown[]> {
    const rows = await asOwner<{ name: unknown }>(world, `select ${column} as name from ${from} order by 1`);
    return rows.map(({ name }) => name);
  },
});

onEveryEngine('what is kept for how long', (world) => {
  const run = () => world().app.get(Retention).run();
  const { sql, names } = {
    sql: (text: string) => rowsIn(world()).sql(text),
    names: (column: string, from: string) => rowsIn(world()).names(column, from),
  };
  beforeAll(() => sql(`delete from audit_log returning id`));

  it('attendees become anonymous 730 days after their appointments, in every part of the row', async () => {
    await sql(ended(731, 'gone'));
    await sql(ended(729, 'stays'));
    await run();
    expect(await names(`attendee ->> 'email'`, 'bookings')).toEqual(['stays@example.org', null]);
    expect(await tablesHolding(world(), ['gone'])).toEqual([]);
    const [row] = await sql(`select attendee, answers, notes, metadata, code, call_id, status, erased_at from bookings
      where erased_at is not null`);
    expect(row).toEqual({
      attendee: { name: '', timezone: 'Europe/Vienna', language: 'de' },
      answers: {},
      notes: null,
      metadata: {},
      code: null,
      call_id: null,
      status: 'confirmed',
      erased_at: expect.anything(),
    });
  });

  it('attendees of more appointments than one transaction changes become anonymous, and once', async () => {
    await sql(ended(800, 'many', 250));
    await run();
    expect(await names('count(*)::int', `bookings where attendee ->> 'name' = 'many'`)).toEqual([0]);
    const before = await names('max(version)', 'bookings');
    await run();
    expect(await names('max(version)', 'bookings')).toEqual(before);
  });

  it('entries of the audit log, steps of histories and callbacks are removed after 730 days', async () => {
    for (const [days, name] of [
      [731, 'old'],
      [729, 'young'],
    ] as const) {
      await sql(entry(days, name));
      await sql(callback(days, name));
      await sql(step(days, name));
    }
    await run();
    expect(await names('request_id', `audit_log where request_id is not null`)).toEqual(['young']);
    expect(await names('name', 'callbacks')).toEqual(['young']);
    expect(await names('cause', `booking_events where by = 'test'`)).toEqual(['young']);
  });

  it('deliveries are removed after 30 days, and calls after 90', async () => {
    await sql(`insert into webhook_endpoints (company_id, url, secret, events) values (${ID}, 'https://x.example', '', '[]')
      returning id`);
    for (const [table, columns, values, bound] of [
      [
        'webhook_deliveries',
        'endpoint_id, event_id, type, body',
        `(select max(id) from webhook_endpoints), gen_random_uuid(), '{}', '{}'`,
        30,
      ],
      ['retell_calls', 'call_id, agent_id', `md5(random()::text), 'a'`, 90],
    ] as const)
      for (const days of [bound + 1, bound - 1])
        await sql(`insert into ${table} (company_id, ${columns}, created_at)
          values (${ID}, ${values}, now() - interval '${days} days') returning id`);
    await run();
    await world().app.get(DeliveryCare).run();
    const age = `extract(day from now() - created_at)::int`;
    expect(await names(age, 'webhook_deliveries')).toEqual([29]);
    expect(await names(age, 'retell_calls')).toEqual([89]);
  });

  it('the service itself can remove no entry of the last year, whatever it asks for', async () => {
    await sql(entry(300, 'of this year'));
    const asService = (statement: string) =>
      world()
        .app.get(TenantDatabase)
        .forTenant({ companyId: world().salon.id as CompanyId })
        .transactional((em) => em.execute<object[]>(statement));
    await expect(asService('delete from audit_log')).rejects.toThrow(/permission denied/);
    await expect(asService('delete from booking_events')).rejects.toThrow(/permission denied/);
    await asService('select trim_audit_log(0, 1000)');
    expect(await names('request_id', `audit_log where request_id = 'of this year'`)).toEqual(['of this year']);
  });
});

onEveryEngine(
  'RETENTION_DAYS',
  (world) => {
    beforeEach(() => rowsIn(world()).sql(`delete from bookings returning id`));

    it('RETENTION_DAYS of less than a year is kept for people, and not for the audit log', async () => {
      const { sql, names } = rowsIn(world());
      await sql(ended(11, 'gone'));
      await sql(ended(9, 'stays'));
      for (const [days, name] of [
        [366, 'old'],
        [364, 'young'],
      ] as const)
        await sql(entry(days, name));
      await world().app.get(Retention).run();
      expect(await names(`attendee ->> 'name'`, 'bookings')).toEqual(['', 'stays']);
      expect(await names('request_id', `audit_log where request_id is not null`)).toEqual(['young']);
    });
  },
  { variables: { RETENTION_DAYS: '10' } },
);
