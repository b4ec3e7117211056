import { beforeEach, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CompanyCache } from '@app/caching';
import { CallerGuard, ChangeFeed, TokensService } from '@app/tenancy';
import { FailedAuthenticationGuard } from '@app/throttling';
import { type Answer, ApiClient, type Json } from '../support/client';
import { asOwner } from '../support/as-owner';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { statementsOf, WITHOUT_JOBS } from '../support/statements';
import { retellSignature, type TestCompany } from '../support/test-company';
import { BERLIN, check, COLOGNE, day, MUNICH, teamId } from './steps';

const CHECK = '/api/retell/check-availability';

type Query = Record<string, string | number>;
type Ask = (query: Query) => Promise<Answer<Json>>;

/** What two answers to one question have to agree in. */
const seen = ({ status, text, headers }: Answer<Json>): unknown => [
  status,
  text.replaceAll(/"request_id":"[^"]*"/g, ''),
  [...headers].filter(([name]) => !['x-request-id', 'date', 'ratelimit'].includes(name)).toSorted(),
];

onEveryEngine(
  'free slots that are at hand',
  (world) => {
    const byUser: Ask = (query) => check(world().salon, query);
    const byAgent: Ask = (query) => world().salon.call(CHECK, query);
    const byEnglishAgent: Ask = (query) => world().praxis.call(CHECK, query);

    /** Replaces a method of one of the application's own objects while the work runs. */
    async function replacing<T extends object, R>(
      target: T,
      method: keyof T & string,
      by: unknown,
      work: () => Promise<R>,
    ): Promise<R> {
      Object.defineProperty(target, method, { value: by, configurable: true });
      try {
        return await work();
      } finally {
        Reflect.deleteProperty(target, method);
      }
    }

    const theLongWay = <R>(work: () => Promise<R>): Promise<R> =>
      replacing(world().app.get(CallerGuard), 'alreadyAdmits', () => false, work);

    /** How often the framework's first guard, the database and the store of answers were asked while the work ran. */
    async function askedDuring(work: () => Promise<unknown>): Promise<{ guard: number; sql: number; store: number }> {
      const [guard, cache] = [world().app.get(FailedAuthenticationGuard), world().app.get(CompanyCache)];
      const [canActivate, lookup] = [guard.canActivate.bind(guard), cache.lookup.bind(cache)];
      const asked = { guard: 0, sql: 0, store: 0 };
      const counted = async (): Promise<void> =>
        void (asked.sql = (await statementsOf(world(), async () => void (await work()))).length);
      const countingGuard = (...args: Parameters<typeof canActivate>) => (asked.guard++, canActivate(...args));
      const countingStore = (...args: Parameters<typeof lookup>) => (asked.store++, lookup(...args));
      await replacing(guard, 'canActivate', countingGuard, () => replacing(cache, 'lookup', countingStore, counted));
      return asked;
    }

    /** Until the answer comes the short way: with heartbeats, and everything that it takes remembered. */
    const warm = (ask: () => Promise<unknown>): Promise<unknown> =>
      eventually('the answer is at hand', async () => (await askedDuring(ask)).guard === 0);

    const questionOf = async (company: TestCompany, { team, men }: { team: number; men: number }): Promise<Query> => ({
      team_id: await teamId(company, team),
      event_type_id: men,
      date: day(2),
    });

    let question: Query;
    beforeEach(async () => void (question = await questionOf(world().salon, BERLIN)));

    it.each([
      ['of a user', byUser],
      ['in a signed call', byAgent],
    ])('a question %s is answered past the framework, with no query and no look into the store', async (_, ask) => {
      await warm(() => ask(question));
      expect(await askedDuring(() => ask(question))).toEqual({ guard: 0, sql: 0, store: 0 });
      expect(await theLongWay(() => askedDuring(() => ask(question)))).toMatchObject({ guard: 1 });
    });

    it('answers are the same both ways, to the byte and with all their headers', async () => {
      const { salon, praxis } = world();
      const english = {
        ...(await questionOf(praxis, { team: COLOGNE.team, men: COLOGNE.exercise })),
        end_date: day(2, 3),
      };
      const { team_id: _, ...withoutTeam } = question;
      await salon.admin.patch(`/api/calcom/teams/${question.team_id}`, { is_default: true });
      const rows: [Ask, Query][] = [byUser, byAgent].flatMap((ask): [Ask, Query][] => [
        [ask, question],
        [ask, { ...question, end_date: day(2, 4) }],
        [ask, { ...question, from: '10:00' }],
        [ask, { ...question, to: '12:30' }],
        [ask, { ...question, from: '11:00', to: '11:30' }],
        [ask, { ...question, from: '03:00', to: '03:30' }],
        [ask, { ...question, timezone: 'Asia/Calcutta' }],
        [ask, { ...question, timezone: 'aSIA/cALCUTTA', from: '14:00' }],
        [ask, { ...question, event_type_id: BERLIN.colour, duration: 90 }],
      ]);
      rows.push([byAgent, withoutTeam], [byAgent, { ...question, mood: 'good' }], [byEnglishAgent, english]);
      for (const [ask, query] of rows) {
        await warm(() => ask(query));
        const [quick, long] = [await ask(query), await theLongWay(() => ask(query))];
        expect(quick.status).toBe(200);
        expect([query, seen(quick)]).toEqual([query, seen(long)]);
      }
    });

    it('a 304 is the same both ways, also that of a part of the day', async () => {
      for (const query of [question, { ...question, from: '10:00', to: '12:00' }]) {
        await warm(() => byUser(query));
        const etag = (await byUser(query)).headers.get('etag') ?? '';
        const again: Ask = (asked) =>
          world().salon.member.get(`${CHECK}?${new URLSearchParams(asked as Record<string, string>)}`, {
            headers: { 'if-none-match': etag },
          });
        const [quick, long] = [await again(query), await theLongWay(() => again(query))];
        expect([quick.status, quick.text, quick.headers.get('x-cache')]).toEqual([304, '', 'HIT']);
        expect(seen(quick)).toEqual(seen(long));
      }
    });

    it('any question is answered or refused the same both ways, once as often as twice', async () => {
      const clock = fc.constantFrom('09:00', '10:30', '12:00', '24:00', '');
      const queries = fc.record(
        {
          team_id: fc.constantFrom(Number(question.team_id), 0, 'x', 999_999),
          event_type_id: fc.constantFrom(BERLIN.men, BERLIN.women, MUNICH.men, 1, ''),
          date: fc.constantFrom(day(2), day(3), '2020-01-01', '2026-02-30', ''),
          end_date: fc.constantFrom(day(2), day(2, 2), day(40)),
          from: clock,
          to: clock,
          duration: fc.constantFrom(30, 45, -1),
          timezone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Nowhere/Else'),
          mood: fc.constant('good'),
        },
        { requiredKeys: ['team_id', 'event_type_id', 'date'] },
      );
      // Most of what is drawn evenly is refused for several reasons at once.
      const mostlyGood = queries.map((drawn) => {
        const good: Query = { ...question, ...(drawn.duration === 30 ? {} : { timezone: 'Europe/Berlin' }) };
        for (const name of Object.keys(drawn) as (keyof typeof drawn)[]) {
          const value = drawn[name];
          if (value !== undefined && String(value).length % 2 === 0) good[name] = value;
        }
        return good;
      });
      await fc.assert(
        fc.asyncProperty(fc.oneof(queries, mostlyGood), fc.constantFrom(byUser, byAgent), async (drawn, ask) => {
          const query = drawn as Query;
          await ask(query);
          const long = await theLongWay(() => ask(query));
          for (let time = 0; time < 2; time++) expect(seen(await ask(query))).toEqual(seen(long));
        }),
        { numRuns: 40 },
      );
    });

    it('a team of another company is refused in the same bytes as one that does not exist, while its own company is answered', async () => {
      const foreign = await questionOf(world().praxis, { team: COLOGNE.team, men: COLOGNE.exercise });
      const missing = { ...foreign, team_id: 999_999 };
      await warm(() => check(world().praxis, foreign));
      await warm(() => byEnglishAgent(foreign));
      for (const [ask, status] of [[byUser, 403] as const, [byAgent, 200] as const]) {
        const refusals = [await ask(missing), await ask(foreign), await ask(foreign)];
        for (const refusal of refusals) expect(seen(refusal)).toEqual(seen(refusals[0] as Answer<Json>));
        expect(refusals[0]?.status).toBe(status);
        expect(refusals[0]?.text).toContain(status === 403 ? '"forbidden"' : '"not_allowed"');
      }
      expect((await check(world().praxis, foreign)).status).toBe(200);
    });

    it.each([
      ['of a user', byUser],
      ['in a signed call', byAgent],
    ])('a question %s takes the long way while the change feed is late', async (_, ask) => {
      await warm(() => ask(question));
      const late = () => askedDuring(() => ask(question));
      expect(await replacing(world().app.get(ChangeFeed), 'isCurrent', () => false, late)).toMatchObject({ guard: 1 });
    });

    it('a question is refused as soon as its token is revoked', async () => {
      const { app, salon, url } = world();
      const { body } = await salon.admin.get('/api/auth/me');
      const tokens = app.get(TokensService);
      const tenant = await tokens.verify(salon.memberToken);
      const { token, id } = await tokens.issue(tenant, { userId: body.data.id, name: 'desk' });
      const client = new ApiClient(url, token);
      await warm(() => check({ member: client }, question));
      await tokens.revoke(tenant, id);
      expect((await check({ member: client }, question)).status).toBe(401);
    });

    it('a signature that is good for one body admits no other', async () => {
      const { salon, praxis, anonymous } = world();
      await warm(() => byAgent(question));
      const raw = JSON.stringify({
        name: 'check_availability',
        args: question,
        call: { call_id: 'c', agent_id: salon.agent.agentId, to_number: salon.agent.phoneNumber },
      });
      const asked = (signature: string, body = raw) =>
        anonymous.post(CHECK, undefined, { raw: body, headers: { 'x-retell-signature': signature } });
      const good = retellSignature(raw, salon.agent.key);
      expect((await asked(good)).body).toMatchObject({ ok: true });
      for (const [signature, body] of [
        [good, raw.replace('"c"', '"d"')],
        [retellSignature(raw, praxis.agent.key), raw],
        [retellSignature(raw, salon.agent.key, Date.now() - 6 * 60_000), raw],
      ] as const) {
        expect((await asked(signature, body)).status).toBe(401);
      }
    });

    it('a question of an agent follows its row: the team that it books with, and its end', async () => {
      const { salon } = world();
      const { team_id: _, ...withoutTeam } = question;
      const [berlin, munich] = [await teamId(salon, BERLIN.team), await teamId(salon, MUNICH.team)];
      const set = (what: string) => asOwner(world(), `update retell_agents set ${what} where company_id = ${salon.id}`);
      await set(`team_id = ${berlin}`);
      await eventually('its team is asked', async () => (await byAgent(withoutTeam)).body.ok === true);
      await warm(() => byAgent(withoutTeam));
      await set(`team_id = ${munich}`);
      await eventually(
        'its other team is asked',
        async () => (await byAgent(withoutTeam)).body.needs?.[0] === 'event_type_id',
      );
      await set('team_id = null');
      await set(`agent_id = 'agent_of_the_past'`);
      await eventually('it is refused', async () => (await byAgent(question)).status === 401);
      await set(`agent_id = '${salon.agent.agentId}'`);
      await eventually('it is answered', async () => (await byAgent(question)).body.ok === true);
    });
  },
  { variables: WITHOUT_JOBS },
);
