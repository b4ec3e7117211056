import { beforeAll, expect, it } from '@jest/globals';
import { AMPLE_BUDGET } from '../support/ample-budget';
import { asOwner } from '../support/as-owner';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { callTo, signed, type SentToRetellRoute } from '../support/retell';
import { retellSignature } from '../support/test-company';
import { asked, BERLIN, book, freeSlots, MUNICH, day, teamId } from './steps';

const EVENTS = '/api/webhooks/retell';
const INBOUND = '/api/webhooks/retell/inbound';
const CALLER = '+4915187654321';
const MINUTES = 60_000;

onEveryEngine(
  'the webhooks of Retell',
  (world) => {
    const salon = () => world().salon;
    const tell = (body: object, sent: SentToRetellRoute = {}, agent = salon().agent): Promise<Answer<Json>> =>
      signed(world().url, EVENTS, body, agent, sent);
    const ring = (call: object = {}, sent: SentToRetellRoute = {}, agent = salon().agent): Promise<Answer<Json>> => {
      const { agentId: agent_id, phoneNumber: to_number } = agent;
      const call_inbound = { agent_id, from_number: CALLER, to_number, ...call };
      return signed(
        world().url,
        INBOUND,
        { event: 'call_inbound', event_timestamp: Date.now(), call_inbound },
        agent,
        sent,
      );
    };
    const logged = async (callId: string): Promise<Json> =>
      (await salon().admin.get(`/api/retell/calls/${callId}`)).body.data;
    const sql = (text: string): Promise<Json[]> => asOwner(world(), text);

    beforeAll(async () => {
      const team = await teamId(salon(), MUNICH.team);
      await salon().admin.patch(`/api/calcom/teams/${team}`, { is_default: true });
    });

    it('an event of a call is kept once, whatever comes again', async () => {
      const call = callTo(salon().agent, 'call_events', { start_timestamp: 1_767_225_600_000 });
      expect(await tell({ event: 'call_started', call })).toMatchObject({ status: 204, text: '' });
      const ended = { ...call, end_timestamp: 1_767_225_660_000, disconnection_reason: 'user_hangup' };
      await Promise.all([1, 2, 3].map(() => tell({ event: 'call_ended', call: ended })));
      await tell({ event: 'call_ended', call: { ...ended, end_timestamp: 1_767_229_999_000 } });
      expect(await logged('call_events')).toMatchObject({
        call_id: 'call_events',
        agent_id: salon().agent.agentId,
        team_id: await teamId(salon(), MUNICH.team),
        direction: 'inbound',
        number: '+49•••••••••21',
        started_at: '2026-01-01T00:00:00.000Z',
        ended_at: '2026-01-01T00:01:00.000Z',
        outcome: 'none',
        functions: [],
      });
      const [row] = await sql(`select events, (select count(*)::int from retell_calls where call_id = c.call_id) as rows
        from retell_calls c where call_id = 'call_events'`);
      expect(row).toEqual({ events: ['call_started', 'call_ended'], rows: 1 });
    });

    it.each([
      ['that nobody has thought of', { event: 'call_eaten' }],
      ['of each turn', { event: 'transcript_updated' }],
      ['whose name is a list', { event: ['call_started'] }],
      ['without a name', {}],
    ])('an event %s is accepted and not kept', async (_, changes) => {
      const before = await sql('select count(*)::int from retell_calls');
      const { status } = await tell({ call: callTo(salon().agent, 'call_unheard'), ...changes });
      expect(status).toBe(204);
      expect(await sql('select count(*)::int from retell_calls')).toEqual(before);
    });

    it('an event of a chat is accepted and not kept', async () => {
      const { agentId: agent_id } = salon().agent;
      const before = await sql('select count(*)::int from retell_calls');
      for (const body of [
        { event: 'chat_started', chat: { chat_id: 'chat_1', agent_id } },
        { event: 'chat_analyzed', chat: { chat_id: 'chat_1', agent_id } },
      ])
        expect((await tell(body)).status).toBe(204);
      expect((await tell({ event: 'chat_started', chat: { agent_id: world().praxis.agent.agentId } })).status).toBe(
        401,
      );
      expect(await sql('select count(*)::int from retell_calls')).toEqual(before);
    });

    it('what was said is kept only where the company wants it', async () => {
      const { id } = salon();
      const said = (callId: string) => ({
        event: 'call_ended',
        call: callTo(salon().agent, callId, { transcript: 'Agent: Guten Tag\u0000' }),
      });
      await tell(said('call_unsaid'));
      await sql(`update companies set store_transcripts = true where id = ${id}`);
      await tell(said('call_said'));
      await sql(`update companies set store_transcripts = false where id = ${id}`);
      expect([(await logged('call_unsaid')).transcript, (await logged('call_said')).transcript]).toEqual([
        null,
        'Agent: Guten Tag',
      ]);
    });

    it('a body that the company’s agent has not signed is refused in the same bytes, and nothing done', async () => {
      const { agent } = salon();
      const event = { event: 'call_started', call: callTo(agent, 'call_forged') };
      const raw = JSON.stringify(event);
      const good = retellSignature(raw, agent.key);
      const flipped = good.slice(0, -1) + (good.endsWith('0') ? '1' : '0');
      const now = Date.now();
      const before = await sql('select count(*)::int from retell_calls');
      const calls = asked(world(), 'getSlots');
      const refusals: Answer<Json>[] = [];
      const forgeries: SentToRetellRoute[] = [
        { signature: null },
        { signature: '' },
        { signature: flipped },
        { signature: retellSignature(raw, world().praxis.agent.key) },
        { at: now - 5 * MINUTES - 5000 },
        { at: now + 5 * MINUTES + 5000 },
        { raw: JSON.stringify(event, null, 1), signature: good },
        { raw: `${raw} `, signature: good },
      ];
      for (const sent of forgeries) {
        refusals.push(await tell(event, sent));
        refusals.push(await ring({}, sent.at === undefined ? { signature: null, ...sent } : sent));
      }
      const bare = ({ status, text }: Answer<Json>): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;
      expect([...new Set(refusals.map(bare))]).toEqual([expect.stringMatching(/^401 .*"unauthenticated"/)]);
      expect(await sql('select count(*)::int from retell_calls')).toEqual(before);
      expect(asked(world(), 'getSlots')).toBe(calls);
    });

    it('a token opens neither of them, and an event of another number is refused', async () => {
      const event = { event: 'call_started', call: callTo(salon().agent, 'call_token') };
      for (const path of [EVENTS, INBOUND]) expect((await salon().admin.post(path, event)).status).toBe(401);
      expect((await ring({ to_number: '+4930901821' })).status).toBe(401);
    });

    it('a ringing call is told whose it is, and how it begins', async () => {
      const { status, body } = await ring();
      expect([status, body]).toEqual([
        200,
        {
          call_inbound: {
            dynamic_variables: {
              company_name: 'Salon Kessler',
              timezone: 'Europe/Berlin',
              locale: 'de',
              greeting: 'Guten Tag, hier ist Salon Kessler. Wie kann ich Ihnen helfen?',
              known_caller: 'false',
              caller_name: '',
            },
            metadata: { company_id: salon().id },
          },
        },
      ]);
      const english = await ring({}, {}, world().praxis.agent);
      expect(english.body.call_inbound).toMatchObject({
        dynamic_variables: { greeting: 'Hello, this is Physiotherapie am Park. How can I help you?' },
        metadata: { company_id: world().praxis.id },
      });
    });

    it('a ringing call is known by the dialled number alone, where Retell has chosen no agent yet', async () => {
      const { phoneNumber } = salon().agent;
      for (const to_number of [phoneNumber, phoneNumber.replace('+', '00'), `sip:${phoneNumber}@trunk.example`]) {
        const { status, body } = await ring({ agent_id: undefined, to_number });
        expect([status, body.call_inbound?.metadata]).toEqual([200, { company_id: salon().id }]);
      }
      const theirs = world().praxis.agent;
      expect((await ring({ agent_id: undefined, to_number: theirs.phoneNumber })).status).toBe(401);
      expect((await ring({ agent_id: undefined, to_number: '+4930901999' })).status).toBe(401);
    });

    it('a ringing call of a form that is not known is answered with nothing', async () => {
      const { agentId: agent_id, phoneNumber: to_number } = salon().agent;
      for (const body of [
        { event: 'chat_inbound', chat_inbound: { agent_id, to_number } },
        { event: 'call_inbound', call: { agent_id } },
        { call_inbound: { agent_id, from_number: ['x'] } },
      ]) {
        const answer = await signed(world().url, INBOUND, body, salon().agent);
        expect([answer.status, answer.body]).toEqual([200, { call_inbound: {} }]);
      }
    });

    it('a caller with an appointment is known, and named only where the company greets by name', async () => {
      const free = await freeSlots(salon(), MUNICH.team, MUNICH.men, day(4));
      const attendee = { name: 'Erika Mustermann', email: 'erika@example.org', phone_number: CALLER };
      expect((await book(salon(), { ...free.at(0), attendee })).status).toBe(201);
      const variables = async (from_number: string): Promise<Json> =>
        (await ring({ from_number })).body.call_inbound.dynamic_variables;
      for (const written of [CALLER, '015187654321']) {
        const told = await variables(written);
        expect(told).toMatchObject({ known_caller: 'true', caller_name: '' });
        expect(JSON.stringify(told)).not.toContain('Erika');
      }
      await sql(`update companies set greet_by_name = true where id = ${salon().id}`);
      await eventually('the setting has arrived', async () => (await variables(CALLER)).caller_name !== '');
      expect(await variables(CALLER)).toMatchObject({
        caller_name: 'Erika Mustermann',
        greeting: 'Guten Tag, Erika Mustermann, hier ist Salon Kessler. Wie kann ich Ihnen helfen?',
      });
      expect(await variables('anonymous')).toMatchObject({ known_caller: 'false', caller_name: '' });
      expect(await variables('+4915199999999')).toMatchObject({ known_caller: 'false', caller_name: '' });
      await sql(`update companies set greet_by_name = false where id = ${salon().id}`);
    });

    it('ringing calls ask Cal.com once about the default team, however many there are', async () => {
      const team_id = await teamId(salon(), BERLIN.team);
      await salon().admin.patch(`/api/calcom/teams/${team_id}`, { is_default: true });
      const { data: services } = (await salon().member.get(`/api/calcom/teams/${team_id}/event-types`)).body;
      const wanted: number[] = services.map(({ id }: Json) => id).slice(0, 10);
      const { calls } = world().sandbox;
      // A team that was the default before may still be asked about.
      const questions = (): number[] =>
        calls.recent
          .filter(({ operation }) => operation === 'getSlots')
          .map(({ query }) => Number((query as Json).eventTypeId))
          .filter((id) => wanted.includes(id));
      calls.reset();
      const rung = await Promise.all(Array.from({ length: 20 }, () => ring()));
      expect(new Set(rung.map(({ status }) => status))).toEqual(new Set([200]));
      await eventually('all services were asked about', async () => new Set(questions()).size === wanted.length);
      await ring();
      const earliest = await salon().member.get(
        `/api/availability/earliest?event_type_ids=${BERLIN.men}&team_ids=${team_id}`,
      );
      expect(earliest.body.data.length).toBeGreaterThan(0);
      expect(questions().toSorted()).toEqual(wanted.toSorted());
    });
  },
  { variables: { ...AMPLE_BUDGET, JOBS: 'off' } },
);
