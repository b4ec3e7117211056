import { badRequest } from '../http/errors';
import type { EventType } from '../model';

/** The place as text: the requested one, else the event type's first. @throws ApiError 400 for one not offered. */
export function resolveLocation(eventType: EventType, requested: Record<string, unknown> | undefined): string {
  const type = requested?.['type'];
  const offered = requested ? eventType.locations.find((location) => location.type === type) : eventType.locations[0];
  if (requested && !offered) {
    throw badRequest(`Booking location with type ${String(type)} not valid for event type with id=${eventType.id}.`);
  }
  const { address, phone, link, location, integration } = { ...offered, ...requested } as Record<
    string,
    string | undefined
  >;
  return address ?? phone ?? link ?? location ?? (integration && `integrations:${integration}`) ?? '';
}
