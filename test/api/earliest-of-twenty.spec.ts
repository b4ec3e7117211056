import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { eventType, host, hoursOn, team } from '../../apps/calcom-sandbox/src';
import type { Json } from '../support/client';
import { runsOf, seed } from '../support/effort';
import { onSharedEngines } from '../support/on-shared-engines';
import { syncAll } from '../support/test-company';
import { asked, check, ZONE } from './steps';

const TEAMS = 20;
const DAYS = 31;
const SLUG = 'pflege';
const OWNER = 811_204;
const ZONES = [null, null, null, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

/** What is drawn for each team. */
const work = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
  opens: fc.constantFrom('06:00', '09:00', '09:30', '13:15'),
  closes: fc.constantFrom('14:00', '17:00', '20:00'),
  notice: fc.constantFrom(0, 60, 24 * 60, 6 * 24 * 60),
  interval: fc.constantFrom(15, 30, 45),
});

const reasonsOf = ({ skipped }: Json): string[] => skipped.map(({ reason }: Json) => reason);

onSharedEngines('the earliest slots of twenty teams', (world) => {
  const TIMEOUT_MS = 300_000;

  it(
    'the earliest slots of twenty teams in 31 days are those that brute force finds',
    async () => {
      const { salon, sandbox } = world();
      const ids = Array.from({ length: TEAMS }, (_, index) => index + 1);
      for (const index of ids) {
        const [teamId, userId] = [90_000 + index, 900_000 + index];
        sandbox.store.teams.push(
          team({ id: teamId, accountId: OWNER, name: `Filiale ${index}`, slug: `filiale-${index}` }),
        );
        const names = {
          name: `Host ${index}`,
          username: `host-${index}`,
          email: `host-${index}@salon-kessler.example`,
        };
        sandbox.store.hosts.push(host({ userId, ...names, hours: hoursOn([1], ['09:00', '17:00']) }));
        sandbox.store.eventTypes.push(
          eventType({
            id: 9_000_000 + index,
            teamId,
            title: 'Pflege',
            slug: SLUG,
            lengthInMinutes: 30,
            hostIds: [userId],
          }),
        );
      }
      await syncAll(salon);
      const teams: Json[] = (await salon.admin.get('/api/calcom/teams')).body.data.filter(
        ({ calcom_team_id: id }: Json) => id > 90_000,
      );
      expect(teams).toHaveLength(TEAMS);
      for (const [index, { id }] of teams.entries())
        await salon.admin.patch(`/api/calcom/teams/${id}`, {
          timezone: ZONES[index % ZONES.length],
          is_default: index === 7,
        });
      const ordered = [teams[7], ...teams.filter((_, index) => index !== 7)];

      const draws = fc.array(work, { minLength: TEAMS, maxLength: TEAMS });
      let day = 0;
      await fc.assert(
        fc.asyncProperty(draws, fc.constantFrom(1, 3, 10, 100), async (drawn, limit) => {
          for (const [index, { weekdays, opens, closes, notice, interval }] of drawn.entries()) {
            const [worker, offered] = [
              sandbox.store.hosts.find(({ userId }) => userId === 900_001 + index)!,
              sandbox.store.eventType(9_000_001 + index)!,
            ];
            worker.hours = hoursOn(weekdays, [opens, closes]);
            Object.assign(offered, { minimumBookingNotice: notice, slotInterval: interval });
          }
          // Other days each time, about which nothing is remembered.
          const first = DateTime.now().setZone(ZONE).plus({ days: ++day });
          const [from, to] = [first.toISODate() ?? '', first.plus({ days: DAYS - 1 }).toISODate() ?? ''];
          const find = () =>
            salon.member.get(`/api/availability/earliest?service=${SLUG}&from=${from}&to=${to}&limit=${limit}`);
          sandbox.calls.reset();
          const cold = (await find()).body;
          expect(asked(world(), 'getSlots')).toBe(cold.asked.length);
          expect(cold.asked).toContain(ordered[0].id);
          // Who could have no earlier slot is never asked; of all others ten are asked at once, and the rest in the next search.
          const rest = reasonsOf(cold);
          expect(cold.asked.length).toBe(rest.includes('not_asked') ? 10 : TEAMS - rest.length);
          const whole = (await find()).body;
          const ruledOut = reasonsOf(whole);
          expect(ruledOut).toEqual(Array(ruledOut.length).fill('not_earlier'));
          expect([whole.asked.length, asked(world(), 'getSlots')]).toEqual(Array(2).fill(TEAMS - ruledOut.length));

          const answers = [];
          for (const { id, calcom_team_id } of ordered)
            answers.push(
              await check(salon, { team_id: id, event_type_id: 8_910_000 + calcom_team_id, date: from, end_date: to }),
            );
          const all: Json[] = answers.flatMap(({ body: { data } }, rank) =>
            data.slots.map(({ start, slot_id }: Json) => ({
              rank,
              slot: { team_id: data.team_id, event_type_id: data.event_type_id, start, slot_id },
            })),
          );
          const sorted = all.toSorted((a, b) => Date.parse(a.slot.start) - Date.parse(b.slot.start) || a.rank - b.rank);
          expect(whole.data).toEqual(sorted.slice(0, limit).map(({ slot }) => slot));
          const known = sorted.filter(({ slot }) => cold.asked.includes(slot.team_id));
          expect(cold.data).toEqual(known.slice(0, limit).map(({ slot }) => slot));
          expect(asked(world(), 'getSlots')).toBe(TEAMS);
        }),
        { numRuns: runsOf({ quick: 3, full: 20 }), seed, endOnFailure: true },
      );
    },
    TIMEOUT_MS,
  );
});
