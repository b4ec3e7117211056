import { badRequest, forbidden, notFound, unauthorized, unprocessable } from '../http/errors';
import type { Account, EventType } from '../model';
import type { Store } from '../store';
import { isHostOrAdmin } from '../teams/team-access';
import type { CreateBookingInput } from './create-booking.input';

/** The event type to book. Ids are global, so another customer's is found too. @throws ApiError */
export function selectBookable(store: Store, input: CreateBookingInput, account: Account | null): EventType {
  const eventType = find(store, input);
  if (eventType.bookingRequiresAuthentication) requireMember(store, eventType, account);
  if (eventType.schedulingType === 'managed') {
    throw badRequest(
      `Event type with id=${eventType.id} is the parent managed event type that can't be booked. You have to provide the child event type id aka id of event type that has been assigned to one of the users.`,
    );
  }
  if (eventType.hostIds.length === 0) {
    throw unprocessable(
      `Can't book this team event type because it has no hosts. Please, add at least 1 host to event type with id=${eventType.id} belonging to team with id=${eventType.teamId} and try again.`,
    );
  }
  if (input.recurrenceCount !== undefined && eventType.recurrence === null) {
    throw badRequest(`Event type with id=${eventType.id} is not a recurring event.`);
  }
  return eventType;
}

function find(store: Store, { eventTypeId, eventTypeSlug, teamSlug, username }: CreateBookingInput): EventType {
  if (eventTypeId !== undefined) {
    const eventType = store.eventType(eventTypeId);
    if (!eventType) throw notFound(`Event type with id ${eventTypeId} not found.`);
    return eventType;
  }
  if (eventTypeSlug === undefined || (teamSlug ?? username) === undefined) {
    throw badRequest('Either eventTypeId or eventTypeSlug + username or eventTypeSlug + teamSlug must be provided.');
  }
  const team = teamSlug === undefined ? undefined : store.teamBySlug(teamSlug);
  const eventType = team && store.eventTypesOf(team.id).find(({ slug }) => slug === eventTypeSlug);
  if (!eventType) throw notFound(`Event type with slug ${eventTypeSlug} not found.`);
  return eventType;
}

function requireMember(store: Store, eventType: EventType, account: Account | null): void {
  if (!account) {
    throw unauthorized(
      'checkBookingRequiresAuthentication - request must be authenticated by passing credentials belonging to event type owner, host or team or org admin or owner.',
    );
  }
  if (isHostOrAdmin(store, eventType, account)) return;
  throw forbidden(
    'checkBookingRequiresAuthentication - user is not authorized to access this event type. User has to be either event type owner, host, team admin or owner or org admin or owner.',
  );
}
