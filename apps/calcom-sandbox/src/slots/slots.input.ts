import { DateTime } from 'luxon';
import { badRequest, notFound } from '../http/errors';
import { validated } from '../http/validation';
import type { EventType } from '../model';
import type { Store } from '../store';
import { SlotsByIdQuery, SlotsByTeamSlugQuery, SlotsByUsernameQuery, SlotsByUsernamesQuery } from './slots.query';
import type { Interval } from './working-hours';

/** The selector decides which other parameters are allowed; without one, the error names `usernames`. */
export function parseSlotsQuery(query: Record<string, unknown>) {
  if ('eventTypeId' in query) return validated(SlotsByIdQuery, query);
  if ('eventTypeSlug' in query && 'teamSlug' in query) return validated(SlotsByTeamSlugQuery, query);
  if ('eventTypeSlug' in query && 'username' in query) return validated(SlotsByUsernameQuery, query);
  return validated(SlotsByUsernamesQuery, query);
}

export function selectEventType(store: Store, query: ReturnType<typeof parseSlotsQuery>): EventType {
  if ('eventTypeId' in query) {
    const eventType = store.eventType(query.eventTypeId);
    if (!eventType) throw notFound(`Event Type with ID=${query.eventTypeId} not found`);
    return eventType;
  }
  if ('teamSlug' in query) {
    const team = store.teamBySlug(query.teamSlug);
    if (!team) throw notFound(`Team with slug ${query.teamSlug} not found`);
    const eventType = store.eventTypesOf(team.id).find(({ slug }) => slug === query.eventTypeSlug);
    if (!eventType) throw notFound(`Event type with slug ${query.eventTypeSlug} not found`);
    return eventType;
  }
  // The sandbox has team event types only.
  throw notFound('username' in query ? `User with username ${query.username} not found` : 'Users not found');
}

/** In UTC, whatever the answer's zone. An end at midnight means the end of that day, so a half-open range grows. */
export function parseSpan({ start, end }: { start: string; end: string }): Interval {
  const from = DateTime.fromISO(start, { zone: 'utc' });
  const to = DateTime.fromISO(end, { zone: 'utc' });
  const last = to.equals(to.startOf('day')) ? to.set({ hour: 23, minute: 59, second: 59 }) : to;
  if (!(from <= last)) {
    throw badRequest("Invalid time range given - check the 'start' and 'end' query parameters.");
  }
  return { start: from.toMillis(), end: last.toMillis() };
}
