import type { EventType, Slot, Team } from '@team-selector/client';
import { slotParam } from './search';

/** Why an address leads to another step than it names. */
export type Notice = 'team_gone' | 'service_gone' | 'duration_gone' | 'day_past' | 'slot_gone';

interface Choice<T> {
  chosen: T | undefined;
  notice?: Notice;
}

/** The team of the address; without one, the default team, which comes first. */
export function teamOf(teams: readonly Team[], wanted: number | undefined): Choice<Team> {
  const chosen = teams.find(({ id }) => id === wanted);
  return chosen || wanted === undefined ? { chosen: chosen ?? teams[0] } : { chosen: teams[0], notice: 'team_gone' };
}

/** The service of the address; without one, a team's only service. */
export function serviceOf(services: readonly EventType[], wanted: number | undefined): Choice<EventType> {
  const only = services.length === 1 ? services[0] : undefined;
  const chosen = services.find(({ id }) => id === wanted);
  return chosen || wanted === undefined ? { chosen: chosen ?? only } : { chosen: only, notice: 'service_gone' };
}

/** The duration of the address, or the service's own. */
export function durationOf(service: EventType, wanted: number | undefined): Choice<number> {
  if (wanted === undefined || service.duration_options.includes(wanted)) return { chosen: wanted ?? service.duration };
  return { chosen: service.duration, notice: 'duration_gone' };
}

/** The day of the address, unless it is over. */
export const dayOfAddress = (wanted: string | undefined, today: string): Choice<string> =>
  wanted !== undefined && wanted < today ? { chosen: undefined, notice: 'day_past' } : { chosen: wanted };

/** The free time of the address. */
export function slotOf(slots: readonly Slot[], wanted: string | undefined): Choice<Slot> {
  const chosen = slots.find(({ start }) => slotParam(start) === wanted);
  return chosen || wanted === undefined ? { chosen } : { chosen: undefined, notice: 'slot_gone' };
}

/** The same service at another team: it stays chosen when the user changes the team. */
export const sameService = (service: EventType | undefined, others: readonly EventType[]): EventType | undefined =>
  service?.service_id == null ? undefined : others.find(({ service_id }) => service_id === service.service_id);
