import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { LocalTimes } from './local-times';

/** Half hours, quarters, changes at midnight, by half an hour, by two hours, backwards in summer, and a day left out. */
const ZONES = [
  'Europe/Berlin America/New_York Australia/Lord_Howe Pacific/Apia Pacific/Chatham Asia/Kathmandu',
  'Africa/Cairo Africa/Casablanca America/Santiago Antarctica/Troll Europe/Dublin Asia/Gaza Asia/Tehran',
  'America/St_Johns America/Asuncion Asia/Calcutta Etc/GMT+12 UTC GMT Etc/UTC',
].flatMap((names) => names.split(' '));
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const FROM = Date.parse('1995-01-01T00:00:00Z');
const TO = Date.parse('2040-01-01T00:00:00Z');

const byLuxon = (millis: number, zone: string): string => DateTime.fromMillis(millis, { zone }).toISO() ?? '';

const offsetIn = (zone: string, millis: number): number => DateTime.fromMillis(millis, { zone }).offset;

/** The minutes in which a zone's offset has just changed, found by luxon, step by step. */
function changesIn(zone: string, from: number, to: number, steps: number[]): number[] {
  const [step = 0, ...finer] = steps;
  const changes: number[] = [];
  for (let at = from; at < to; at += step) {
    if (offsetIn(zone, at) === offsetIn(zone, at + step)) continue;
    changes.push(...(finer.length > 0 ? changesIn(zone, at, at + step, finer) : [at + step]));
  }
  return changes;
}

describe('LocalTimes', () => {
  it('local times are those of luxon, to the character, at any instant of any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.array(fc.integer({ min: FROM, max: TO }), { minLength: 1, maxLength: 20 }),
        (zone, instants) => {
          const times = new LocalTimes(zone);
          for (const at of instants) expect(times.iso(new Date(at))).toBe(byLuxon(at, zone));
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(ZONES)(
    'local times of %s are those of luxon around each change of its clocks, to the millisecond',
    (zone) => {
      const changes = [2011, 2026, 2027].flatMap((year) =>
        changesIn(zone, Date.UTC(year, 0), Date.UTC(year + 1, 0), [DAY_MS, 60 * MINUTE_MS, MINUTE_MS]),
      );
      const times = new LocalTimes(zone);
      for (const change of changes)
        for (const shift of [-DAY_MS, -60 * MINUTE_MS, -MINUTE_MS, -1, 0, 1, 999, MINUTE_MS, 60 * MINUTE_MS, DAY_MS])
          expect(times.iso(new Date(change + shift))).toBe(byLuxon(change + shift, zone));
      if (zone === 'Europe/Berlin') expect(changes).toHaveLength(6);
      if (zone === 'Pacific/Apia') expect(changes.length).toBeGreaterThanOrEqual(3);
    },
  );

  it('local times are those of luxon in each quarter of an hour of a month with a change', () => {
    for (const [zone, month] of [
      ['Europe/Berlin', '2026-10-01'],
      ['Australia/Lord_Howe', '2026-04-01'],
      ['Africa/Cairo', '2026-04-01'],
      ['Pacific/Apia', '2011-12-15'],
    ] as const) {
      const times = new LocalTimes(zone);
      const start = Date.parse(`${month}T00:00:00Z`);
      for (let at = start; at < start + 31 * DAY_MS; at += 15 * MINUTE_MS)
        expect(times.iso(new Date(at))).toBe(byLuxon(at, zone));
    }
  });
});
