import type { EventType } from '@team-selector/client';

/** Places that the attendee says more about. */
const OPEN = ['attendeePhone', 'attendeeAddress', 'attendeeDefined'];

type Places = EventType['locations'];

/** The name of a place in the choice: its label, as several may be of one type. */
export const hasChoice = (places: Places): boolean => places.length > 1;

/** Whether the chosen (or only) place needs an address or the like. */
export function openPlace(places: Places, chosen: string): Places[number] | undefined {
  const place = hasChoice(places) ? places.find(({ label }) => label === chosen) : places[0];
  return place && OPEN.includes(place.type) ? place : undefined;
}

/** The location for a booking request; undefined if there is only one place. */
export function locationOf(
  places: Places,
  chosen: string,
  detail: string,
): { type: string; value?: string } | undefined {
  const open = openPlace(places, chosen);
  if (open) return { type: open.type, ...(detail === '' ? {} : { value: detail }) };
  const place = hasChoice(places) ? places.find(({ label }) => label === chosen) : undefined;
  return place && { type: place.type, value: place.label };
}
