import { beforeAll, expect, it } from '@jest/globals';
import { CallLog } from '@app/retell';
import { Retention } from '@app/tenancy';
import { AMPLE_BUDGET } from '../support/ample-budget';
import { asOwner } from '../support/as-owner';
import { ApiClient, type Answer, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { statementsOf } from '../support/statements';
import { BERLIN, day, freeSlots, MUNICH, teamId } from './steps';

const CALLS = '/api/retell/calls';
const CHECK = '/api/retell/check-availability';
const CALLER = '+4915187654321';

onEveryEngine(
  'the log of calls',
  (world) => {
    const salon = () => world().salon;
    const sql = (text: string): Promise<Json[]> => asOwner(world(), text);
    const ask = (call_id: string, path: string, args: object, call: object = {}): Promise<Answer<Json>> =>
      salon().call(path, args, { call_id, from_number: CALLER, ...call });
    const logged = async (callId: string): Promise<Json> => (await salon().admin.get(`${CALLS}/${callId}`)).body.data;
    let team_id: number;

    beforeAll(async () => {
      team_id = await teamId(salon(), MUNICH.team);
      await salon().admin.patch(`/api/calcom/teams/${team_id}`, { is_default: true });
    });

    it('tells the functions of a call in their order, with what was said and what of the caller is masked', async () => {
      const free = await freeSlots(salon(), MUNICH.team, MUNICH.men, day(2));
      const question = { event_type_id: MUNICH.men, date: day(2), service: 'Haarschnitt', mood: 'good' };
      const offered = await ask('call_whole', CHECK, question);
      const missing = await ask('call_whole', CHECK, { date: day(2), phone: CALLER });
      const booked = await ask('call_whole', '/api/retell/book-appointment', {
        ...free.at(0),
        name: 'Erika Mustermann',
        email: 'erika@example.org',
        notes: 'Bitte klingeln',
      });
      const { body } = await salon().member.get(CALLS);
      const whole = body.data.find(({ call_id }: Json) => call_id === 'call_whole');
      expect(whole).toEqual({
        call_id: 'call_whole',
        agent_id: salon().agent.agentId,
        team_id,
        direction: 'inbound',
        number: '+49•••••••••21',
        started_at: expect.any(String),
        ended_at: null,
        outcome: 'booked',
        booking_ids: [booked.body.booking_id],
        functions: [
          { name: 'check_availability', say: offered.body.say, reason: null },
          { name: 'check_availability', say: missing.body.say, reason: missing.body.reason },
          { name: 'book_appointment', say: booked.body.say, reason: null },
        ].map((called) => ({ ...called, args: expect.any(Object), ms: expect.any(Number), at: expect.any(String) })),
      });
      expect(whole.functions.map(({ args }: Json) => args)).toEqual([
        { event_type_id: MUNICH.men, date: day(2), service: 'Haarschnitt', mood: '•••' },
        { date: day(2), phone: '•••' },
        { ...free.at(0), name: '•••', email: '•••', notes: '•••' },
      ]);
      const [row] = await sql(`select to_jsonb(c)::text as row from retell_calls c where call_id = 'call_whole'`);
      for (const secret of [CALLER, 'erika@example.org', 'klingeln']) expect(row.row).not.toContain(secret);
    });

    it('is written behind the answer, which asks the database nothing once it was asked before', async () => {
      const question = { event_type_id: MUNICH.men, date: day(3), team_id };
      const once = (): Promise<Answer<Json>> => ask('call_warm', CHECK, question);
      await once();
      await eventually('nothing is asked', async () => (await statementsOf(world(), once)).length === 0);
      await world().app.get(CallLog).flush();
      const before = (await logged('call_warm')).functions.length;
      expect(await statementsOf(world(), once)).toEqual([]);
      // No read triggers the write: a timer flushes the log.
      const written = async () =>
        (await sql(`select jsonb_array_length(functions) as n from retell_calls where call_id = 'call_warm'`))[0].n;
      await eventually('it is written', async () => (await written()) === before + 1);
      const { functions } = await logged('call_warm');
      expect(functions.at(-1)).toMatchObject({ name: 'check_availability', say: (await once()).body.say });
    });

    it('writes many functions of many calls with few statements', async () => {
      await world().app.get(CallLog).flush();
      const question = { event_type_id: MUNICH.men, date: day(3), team_id };
      await Promise.all(Array.from({ length: 50 }, (_, n) => ask(`call_many_${n % 10}`, CHECK, question)));
      const sent = await statementsOf(world(), () => world().app.get(CallLog).flush());
      expect(sent.filter((text) => text.includes('insert into retell_calls')).length).toBeLessThanOrEqual(1);
      const counts = await sql(
        `select jsonb_array_length(functions) as n from retell_calls where call_id like 'call_many_%'`,
      );
      expect(counts.map(({ n }) => n)).toEqual(Array.from({ length: 10 }, () => 5));
    });

    it('keeps two hundred functions of one call, and no more', async () => {
      await ask('call_endless', '/api/retell/current-time', {});
      await world().app.get(CallLog).flush();
      await sql(`update retell_calls set functions = (select jsonb_agg(x) from (select functions -> 0 as x from generate_series(1, 200)) as many)
        where call_id = 'call_endless'`);
      await ask('call_endless', '/api/retell/current-time', {});
      expect((await logged('call_endless')).functions.length).toBe(200);
    });

    it('keeps no more questions of a call than that, however fast they come, and still tells what it has come to', async () => {
      for (let round = 0; round < 11; round++)
        await Promise.all(Array.from({ length: 20 }, () => ask('call_fast', CHECK, { event_type_id: MUNICH.men })));
      const free = await freeSlots(salon(), MUNICH.team, MUNICH.men, day(5));
      await ask('call_fast', '/api/retell/book-appointment', { ...free.at(0), name: 'Max', email: 'max@example.org' });
      const { functions, outcome } = await logged('call_fast');
      expect([functions.length, outcome]).toEqual([201, 'booked']);
    });

    it('logs nothing of a body that names no call, nor of one that is refused', async () => {
      await world().app.get(CallLog).flush();
      const before = await sql('select count(*)::int from retell_calls');
      await ask('call bad', '/api/retell/current-time', {});
      await salon().call(
        '/api/retell/current-time',
        {},
        { call_id: 'call_foreign', agent_id: world().praxis.agent.agentId },
      );
      await salon().member.post('/api/retell/current-time', {});
      await world().app.get(CallLog).flush();
      expect(await sql('select count(*)::int from retell_calls')).toEqual(before);
    });

    it('takes whatever a model gives', async () => {
      const { id } = world().praxis;
      const [theirs] = await sql(`select id from calcom_teams where company_id = ${id} limit 1`);
      for (const args of [
        { team_id: Number(theirs.id), event_type_id: 1, date: '2026-02-30' },
        {
          when: '\u0000'.repeat(3) + 'x'.repeat(9999),
          ['\u0000']: 1,
          service: '\ud800',
          name: { first: ['Erika'] },
          date: [],
        },
        Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`a${n}`, n])),
      ])
        expect((await ask('call_odd', CHECK, args)).status).toBe(200);
      const { functions, team_id: team } = await logged('call_odd');
      expect(team).toBe(team_id);
      expect(functions.length).toBe(3);
      expect(functions[1].args).toMatchObject({ when: 'x'.repeat(200), name: '•••', date: '…' });
      expect(Object.keys(functions[2].args).length).toBe(40);
    });

    it('is read with an ability of its own, a page at a time, and by the company alone', async () => {
      const { admin } = salon();
      await ask('call_page', '/api/retell/current-time', {});
      const { body } = await admin.get(`${CALLS}?limit=1`);
      expect(body.data.length).toBe(1);
      const next = await admin.get(`${CALLS}?limit=1&cursor=${body.next_cursor}`);
      expect(next.body.data[0].call_id).not.toBe(body.data[0].call_id);
      const { user } = { user: (await admin.get('/api/auth/me')).body.data.id };
      const tokenWith = async (ability: string): Promise<ApiClient> =>
        new ApiClient(world().url, await world().provisioning.token(salon().id, user, { abilities: [ability] }));
      expect((await (await tokenWith('calls:read')).get(CALLS)).status).toBe(200);
      expect((await (await tokenWith('bookings:read')).get(CALLS)).status).toBe(403);
      const bare = ({ status, text }: Answer): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;
      const theirs = world().praxis.admin;
      expect(bare(await theirs.get(`${CALLS}/call_page`))).toBe(bare(await theirs.get(`${CALLS}/call_nobody`)));
      expect((await theirs.get(`${CALLS}/call_page`)).body.message).toBe('Unauthorized access to call');
      expect((await theirs.get(CALLS)).body.data).toEqual([]);
      expect((await admin.get(`${CALLS}/a%20b`)).status).toBe(400);
    });

    it('is filtered by agent, outcome, reason and time', async () => {
      const since = new Date(Date.now() - 60_000).toISOString();
      const free = await freeSlots(salon(), MUNICH.team, MUNICH.men, day(6));
      await ask('call_vague', CHECK, { date: day(2) });
      await ask('call_clear', '/api/retell/book-appointment', { ...free.at(0), name: 'Ida', email: 'ida@example.org' });
      const found = async (query: object): Promise<string[]> => {
        const { body } = await salon().member.get(`${CALLS}?${new URLSearchParams({ limit: '100', ...query })}`);
        const ids: string[] = body.data.map(({ call_id }: Json) => call_id);
        return ids.filter((id) => ['call_vague', 'call_clear'].includes(id));
      };
      expect(await found({ from: since })).toEqual(['call_clear', 'call_vague']);
      expect(await found({ to: since })).toEqual([]);
      expect(await found({ outcome: 'none' })).toEqual(['call_vague']);
      expect(await found({ outcome: 'booked' })).toEqual(['call_clear']);
      expect(await found({ outcome: 'none', reason: 'needs_info' })).toEqual(['call_vague']);
      expect(await found({ reason: 'slot_taken' })).toEqual([]);
      expect(await found({ agent_id: salon().agent.agentId })).toEqual(['call_clear', 'call_vague']);
      expect(await found({ agent_id: 'agent_other' })).toEqual([]);
      expect((await salon().member.get(`${CALLS}?outcome=lost`)).status).toBe(400);
    });

    it('shows a user of a branch the calls of its teams alone', async () => {
      const { provisioning, url } = world();
      const [own, other] = [
        await provisioning.branch(salon().id, 'Süd'),
        await provisioning.branch(salon().id, 'Nord'),
      ];
      await salon().admin.patch(`/api/calcom/teams/${team_id}`, { branch_id: own });
      const berlin = await teamId(salon(), BERLIN.team);
      await ask('call_south', CHECK, { event_type_id: MUNICH.men, date: day(2) });
      await ask('call_north', CHECK, { event_type_id: BERLIN.men, date: day(2), team_id: berlin });
      const seenBy = async (branchId: number): Promise<string[]> => {
        const email = `branch-${branchId}@example.org`;
        const user = await provisioning.user(salon().id, { email, role: 'member', branchId });
        const member = new ApiClient(url, await provisioning.token(salon().id, user));
        const { data } = (await member.get(CALLS)).body;
        expect((await member.get(`${CALLS}/call_north`)).status).toBe(403);
        return data.map(({ call_id }: Json) => call_id);
      };
      const south = await seenBy(own);
      expect(south).toContain('call_south');
      expect(south).not.toContain('call_north');
      expect(await seenBy(other)).toEqual([]);
      await salon().admin.patch(`/api/calcom/teams/${team_id}`, { branch_id: null });
    });

    it('is kept for CALL_LOG_DAYS', async () => {
      await ask('call_old', '/api/retell/current-time', {});
      await ask('call_new', '/api/retell/current-time', {});
      await world().app.get(CallLog).flush();
      await sql(`update retell_calls set created_at = now() - interval '4 days' where call_id = 'call_old'`);
      await sql(`update retell_calls set created_at = now() - interval '2 days' where call_id = 'call_new'`);
      await world().app.get(Retention).run();
      const left = await sql(`select call_id from retell_calls where call_id in ('call_old', 'call_new')`);
      expect(left).toEqual([{ call_id: 'call_new' }]);
    });

    it('waits for a database that does not take it', async () => {
      await sql('alter table retell_calls rename to retell_calls_gone');
      try {
        await ask('call_waiting', '/api/retell/current-time', {});
        await world().app.get(CallLog).flush();
      } finally {
        await sql('alter table retell_calls_gone rename to retell_calls');
      }
      expect((await logged('call_waiting')).functions.length).toBe(1);
    });
  },
  { variables: { ...AMPLE_BUDGET, JOBS: 'off', CALL_LOG_DAYS: '3', LOG_LEVEL: 'silent' } },
);

onEveryEngine('a process that ends', (world) => {
  it('writes the log of its last calls', async () => {
    const { salon, app, engines } = world();
    await salon.call('/api/retell/current-time', {}, { call_id: 'call_last' });
    const log = app.get(CallLog);
    await app.close();
    // Embedded, the database ends with the process.
    const count = await engines.database?.query(`select 1 from retell_calls where call_id = 'call_last'`);
    expect([count?.length ?? 1, log.waitingCount]).toEqual([1, 0]);
  });
});
