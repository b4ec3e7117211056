import { describe, expect, it } from '@jest/globals';
import type { EventType, Slot, Team } from '@team-selector/client';
import { dayOfAddress, durationOf, sameService, serviceOf, slotOf, teamOf } from './nearest';

const teams = [{ id: 5 }, { id: 6 }] as Team[];
const cut = { id: 11, service_id: 1, duration: 30, duration_options: [30] } as EventType;
const dye = { id: 12, service_id: 2, duration: 60, duration_options: [60, 90] } as EventType;
const slots: Slot[] = [{ start: '2026-12-01T10:30:00.000+01:00', end: '2026-12-01T11:00:00.000+01:00', slot_id: 'a' }];

describe('the nearest step to an address', () => {
  it('has the team that it names, and the default one where it names none', () => {
    expect(teamOf(teams, 6)).toEqual({ chosen: teams[1] });
    expect(teamOf(teams, undefined)).toEqual({ chosen: teams[0] });
  });

  it('has the default team where the named one is gone, and says so', () => {
    expect(teamOf(teams, 7)).toEqual({ chosen: teams[0], notice: 'team_gone' });
    expect(teamOf([], 7)).toEqual({ chosen: undefined, notice: 'team_gone' });
  });

  it('has the only service without being asked, and otherwise the named one', () => {
    expect(serviceOf([cut], undefined)).toEqual({ chosen: cut });
    expect(serviceOf([cut, dye], undefined)).toEqual({ chosen: undefined });
    expect(serviceOf([cut, dye], 12)).toEqual({ chosen: dye });
  });

  it('has no service where the named one is gone, and says so', () => {
    expect(serviceOf([cut, dye], 13)).toEqual({ chosen: undefined, notice: 'service_gone' });
  });

  it("has the service's own duration where another is not offered", () => {
    expect(durationOf(dye, 90)).toEqual({ chosen: 90 });
    expect(durationOf(dye, undefined)).toEqual({ chosen: 60 });
    expect(durationOf(dye, 45)).toEqual({ chosen: 60, notice: 'duration_gone' });
  });

  it('has no day that is over', () => {
    expect(dayOfAddress('2026-11-26', '2026-11-27')).toEqual({ chosen: undefined, notice: 'day_past' });
    expect(dayOfAddress('2026-11-27', '2026-11-27')).toEqual({ chosen: '2026-11-27' });
  });

  it('has a time that is still free, however its offset is written', () => {
    expect(slotOf(slots, '2026-12-01T09:30:00Z')).toEqual({ chosen: slots[0] });
    expect(slotOf(slots, '2026-12-01T10:30:00Z')).toEqual({ chosen: undefined, notice: 'slot_gone' });
  });
});

describe('a service', () => {
  it('is the same at another team', () => {
    const there = [
      { id: 21, service_id: 2 },
      { id: 22, service_id: 1 },
    ] as EventType[];
    expect(sameService(cut, there)?.id).toBe(22);
    expect(sameService({ ...cut, service_id: null }, there)).toBeUndefined();
    expect(sameService(undefined, there)).toBeUndefined();
  });
});
