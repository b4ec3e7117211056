import { badRequest } from '../http/errors';
import type { EventType } from '../model';

/** The length that was asked for, which only event types with several lengths take. */
export function chooseLength(
  eventType: EventType,
  asked: number | undefined,
  field: 'duration' | 'lengthInMinutes',
): number {
  if (asked === undefined) return eventType.lengthInMinutes;
  const possible = eventType.lengthInMinutesOptions;
  if (!possible) {
    throw badRequest(
      `Can't specify '${field}' because event type does not have multiple possible lengths. Please, remove the '${field}' field from the request.`,
    );
  }
  if (!possible.includes(asked)) {
    throw badRequest(
      `Provided '${field}' is not one of the possible lengths for the event type. The possible lengths are: ${possible.join(', ')}`,
    );
  }
  return asked;
}
