import { expect, it } from '@jest/globals';
import { Reconciling } from '@app/booking';
import { CalcomClient } from '@app/calcom-client';
import { asked, BERLIN, book, check, day, ERIKA, freeSlots } from '../api/steps';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { WITHOUT_JOBS } from '../support/statements';

const PER_MINUTE = 60;

onServers(
  'checks that nobody waits for',
  (world) => {
    it('a look for doubles leaves half of the budget to those who are on the line', async () => {
      const { app, salon, engines, sandbox } = world();
      const { at, team } = await freeSlots(salon, BERLIN.team, BERLIN.men, day(1));
      expect(await book(salon, { ...at(0), attendee: ERIKA })).toMatchObject({ status: 201 });
      sandbox.calls.reset();
      const question = { team_id: team, event_type_id: BERLIN.men };
      for (let week = 2; week < 2 + PER_MINUTE / 2; week++)
        expect(await check(salon, { ...question, date: day(week) })).toMatchObject({ status: 200 });

      await engines.database?.query('update booking_checks set due_at = now()');
      const looking = app.get(Reconciling).settleDue();
      const waiting = (): number =>
        new Map<string, number>(app.get(CalcomClient).meters.waiting).get('background') ?? 0;
      await eventually('the look waits for its turn', () => waiting() === 1);
      expect(await check(salon, { ...question, date: day(1, 2) })).toMatchObject({ status: 200 });
      expect(asked(world(), 'listBookings')).toBe(0);
      void looking;
    });
  },
  { variables: { ...WITHOUT_JOBS, CALCOM_RATE_PER_MINUTE: String(PER_MINUTE) } },
);
