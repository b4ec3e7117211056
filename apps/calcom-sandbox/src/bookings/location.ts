import { badRequest } from '../http/errors';
import type { EventType } from '../model';

/** Where the appointment takes place, as text: what was asked for if the event type offers it, else its first place. */
export function resolveLocation(eventType: EventType, asked: Record<string, unknown> | undefined): string {
  const type = asked?.['type'];
  const offered = asked ? eventType.locations.find((location) => location.type === type) : eventType.locations[0];
  if (asked && !offered) {
    throw badRequest(`Booking location with type ${String(type)} not valid for event type with id=${eventType.id}.`);
  }
  const { address, phone, link, location, integration } = { ...offered, ...asked } as Record<
    string,
    string | undefined
  >;
  return address ?? phone ?? link ?? location ?? (integration && `integrations:${integration}`) ?? '';
}
