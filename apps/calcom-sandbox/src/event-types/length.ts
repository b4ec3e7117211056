import { badRequest } from '../http/errors';
import type { EventType } from '../model';

/** The requested length in minutes, else the event type's. @throws ApiError 400 where there is no such choice. */
export function chooseLength(
  eventType: EventType,
  requested: number | undefined,
  field: 'duration' | 'lengthInMinutes',
): number {
  if (requested === undefined) return eventType.lengthInMinutes;
  const possible = eventType.lengthInMinutesOptions;
  if (!possible) {
    throw badRequest(
      `Can't specify '${field}' because event type does not have multiple possible lengths. Please, remove the '${field}' field from the request.`,
    );
  }
  if (!possible.includes(requested)) {
    throw badRequest(
      `Provided '${field}' is not one of the possible lengths for the event type. The possible lengths are: ${possible.join(', ')}`,
    );
  }
  return requested;
}
