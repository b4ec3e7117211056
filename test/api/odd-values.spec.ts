import { beforeEach, expect, it } from '@jest/globals';
import { assert, asyncProperty, constantFrom, uniqueArray, tuple } from 'fast-check';
import { asOwner } from '../support/as-owner';
import type { Answer, Json } from '../support/client';
import { runsOf, seed } from '../support/effort';
import { onEveryEngine } from '../support/on-every-engine';
import { WITHOUT_JOBS } from '../support/statements';
import { withParts } from '../../apps/calcom-sandbox/src';
import { ODD_VALUES, pathsIn } from './odd-values';
import { BERLIN, book, check, day, ERIKA, heldAt } from './steps';

const FIRST_ID = 70_000_000;
const PART = 800;
const RUNS = { numRuns: runsOf({ quick: 15, full: 150 }), seed };
const DATE = day(3);

type Item = Record<string, unknown>;

/** The item once for every part of it and every odd value, each with an id and slug of its own, where those are not odd. */
const everyOddity = (item: Item): unknown[] =>
  pathsIn(item)
    .flatMap((path) => ODD_VALUES.map((value) => ({ path, value })))
    .map(({ path, value }, n) => withParts({ ...item, id: FIRST_ID + n, slug: `odd-${n}` }, { [path]: value }));

/** As many at once as fit into one answer. */
const inParts = (items: unknown[]): unknown[][] =>
  Array.from({ length: Math.ceil(items.length / PART) }, (_, n) => items.slice(n * PART, (n + 1) * PART));

onEveryEngine(
  'odd values of Cal.com',
  (world) => {
    let berlin: Json;

    const salon = () => world().salon;
    const syncTeams = (): Promise<Answer<Json>> => salon().admin.post('/api/calcom/teams/sync', { force: true });
    const syncServices = (): Promise<Answer<Json>> =>
      salon().admin.post(`/api/calcom/teams/${berlin.id}/sync-event-types`, { force: true });
    const teams = async (): Promise<Json[]> => (await salon().member.get('/api/calcom/teams')).body.data;
    const services = async (): Promise<Json[]> =>
      (await salon().member.get(`/api/calcom/teams/${berlin.id}/event-types`)).body.data;
    /** What Cal.com answers. */
    const upstream = async (path: string): Promise<Item[]> => {
      const { apiKey } = world().sandbox.store.accounts[0] ?? {};
      const headers = { authorization: `Bearer ${apiKey}`, 'cal-api-version': '2026-06-12' };
      const { data } = (await (await fetch(world().sandbox.url + path, { headers })).json()) as { data: Item[] };
      return data;
    };
    const answer = (operation: string, data: unknown): void =>
      world().sandbox.faults.add({ operation, status: 200, body: { status: 'success', data } });
    const versions = (table: string): Promise<object[]> =>
      asOwner(world(), `select id, xmin::text from ${table} where company_id = ${salon().id} order by id`);

    beforeEach(async () => {
      world().sandbox.reset();
      expect((await syncTeams()).status).toBe(200);
      berlin = (await teams()).find((team) => team.calcom_team_id === BERLIN.team) as Json;
      expect((await syncServices()).status).toBe(200);
    });

    it('teams with any odd value in any field are stored or named, and take no neighbour with them', async () => {
      const [first, ...others] = await upstream('/teams');
      answer('listTeams', [
        { ...first, name: 'Ganz vorn' },
        ...everyOddity(first as Item),
        ...others,
        { ...first, id: 1, slug: 'letzt', name: 'Letzt' },
      ]);
      const { status, body } = await syncTeams();
      expect(status).toBe(200);
      expect(body.errors.length).toBeGreaterThan(100);
      expect(body.created).toBeGreaterThan(300);
      expect((await teams()).map(({ name }) => name)).toEqual(expect.arrayContaining(['Ganz vorn', 'Letzt']));
      const before = await versions('calcom_teams');
      expect(await syncTeams()).toMatchObject({ status: 200, body: { created: 0, deactivated: 0 } });
      expect(await versions('calcom_teams')).toEqual(before);
    });

    it('services with any odd value in any field are stored or named, and take no neighbour with them', async () => {
      const listed = await upstream(`/teams/${BERLIN.team}/event-types`);
      const most = listed.toSorted((a, b) => pathsIn(b).length - pathsIn(a).length)[0] as Item &
        Record<'hosts', Item[]>;
      const fields = most.bookingFields as Item[];
      // Of what repeats, one stands for all.
      const full = { ...most, hosts: most.hosts.slice(0, 1), bookingFields: [fields[0], fields.at(-1)] };
      const [front, end] = [
        { ...full, title: 'Ganz vorn' },
        { ...full, id: 1, title: 'Letzt' },
      ];
      let [named, created] = [0, 0];
      for (const odd of inParts(everyOddity(full))) {
        world().sandbox.faults.clear();
        answer('listTeamEventTypes', [front, ...odd, end]);
        const { status, body } = await syncServices();
        expect(status).toBe(200);
        named += body.errors.length;
        created += body.created;
      }
      expect(named).toBeGreaterThan(100);
      expect(created).toBeGreaterThan(1000);
      const told = await services();
      expect(told.map(({ title }) => title)).toEqual(expect.arrayContaining(['Ganz vorn', 'Letzt']));
      for (const { duration, duration_options: options, price, currency } of told) {
        expect(options).toContain(duration);
        expect(options).toEqual([...new Set(options)]);
        expect(duration).toBeGreaterThan(0);
        expect(price).toBeGreaterThanOrEqual(0);
        expect(currency).toMatch(/^[A-Z]{3}$/);
      }
      const before = await versions('calcom_team_event_types');
      expect(await syncServices()).toMatchObject({ status: 200, body: { created: 0, deactivated: 0 } });
      expect(await versions('calcom_team_event_types')).toEqual(before);
    });

    it('teams with several odd values at once take no neighbour with them', async () => {
      const [first, second, ...others] = await upstream('/teams');
      const change = tuple(constantFrom(...pathsIn(first)), constantFrom(...ODD_VALUES));
      await assert(
        asyncProperty(
          uniqueArray(change, { selector: ([path]) => path, minLength: 2, maxLength: 6 }),
          async (changes) => {
            world().sandbox.faults.clear();
            answer('listTeams', [withParts(first, Object.fromEntries(changes)), second, ...others]);
            const { status, body } = await syncTeams();
            expect([status, body.success]).toEqual([200, true]);
            expect((await teams()).map(({ calcom_team_id: id }) => id)).toEqual(
              expect.arrayContaining([34_210, 34_211]),
            );
          },
        ),
        RUNS,
      );
    });

    it('free times do without those with odd values, and hold all others', async () => {
      const query = { team_id: berlin.id, event_type_id: BERLIN.men };
      const good = (await check(salon(), { ...query, date: DATE })).body.data.slots as Json[];
      expect(good.length).toBeGreaterThan(5);
      const odd = ODD_VALUES.flatMap((value) => [value, { start: value }, { start: good[0]?.start, end: value }]);
      const days = { a: odd, b: good.map(({ start, end }) => ({ start, end })), c: null, d: ODD_VALUES };
      answer('getSlots', days);
      const told = await check(salon(), { ...query, date: DATE, timezone: 'Europe/Paris' });
      expect(told.status).toBe(200);
      const instants = (slots: Json[]): number[] => slots.map(({ start }) => Date.parse(start));
      expect(instants(told.body.data.slots)).toEqual(instants(good));
    });

    it('free times of which none can be read are not told as none', async () => {
      answer('getSlots', { a: ODD_VALUES });
      const { status, body } = await check(salon(), { team_id: berlin.id, event_type_id: BERLIN.men, date: day(4) });
      expect([status, body.code]).toEqual([502, 'calcom_unexpected_answer']);
    });

    it('a booking whose answer has an odd value is told as booked or not known yet', async () => {
      const slots = (
        await check(salon(), { team_id: berlin.id, event_type_id: BERLIN.men, date: day(5), end_date: day(5, 5) })
      ).body.data.slots as Json[];
      const sample = {
        id: 1,
        uid: '',
        title: '',
        status: '',
        hosts: [{ id: 1, name: '', email: '' }],
        start: '',
        end: '',
        duration: 1,
        eventTypeId: 1,
        meetingUrl: '',
        location: '',
        createdAt: '',
        metadata: {},
        attendees: [{ name: '', email: '', timeZone: '' }],
        rescheduledToUid: '',
      };
      const places = pathsIn(sample);
      let next = 0;
      await assert(
        asyncProperty(constantFrom(...places), constantFrom(...ODD_VALUES), async (path, value) => {
          const { slot_id: slotId, start } = slots[next++ % slots.length] as Json;
          world().sandbox.faults.clear();
          world().sandbox.faults.add({ operation: 'createBooking', times: 1, set: { [path]: value } });
          const { status, body } = await book(salon(), {
            slot_id: slotId,
            attendee: { ...ERIKA, email: `erika-${next}@example.org` },
          });
          expect([201, 202, 409]).toContain(status);
          if (status !== 201) return;
          // Nothing tells another uid from the right one, as long as it could be one.
          if (path !== 'uid' || value !== 'x')
            expect(heldAt(world(), start).map(({ uid }) => uid)).toContain(body.data.uid);
          expect(body.data.meeting_url ?? 'https://').toMatch(/^https?:/);
        }),
        RUNS,
      );
    });
  },
  { variables: { ...WITHOUT_JOBS, BREAKER_FAILURES: '1000000' } },
);
