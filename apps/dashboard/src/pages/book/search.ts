/** The state of a booking, which is the address: it can be shared, reloaded and gone back from. */
export interface BookingSearch {
  team?: number;
  /** Cal.com's id of the event type. */
  service?: number;
  /** Minutes, where not the service's own. */
  duration?: number;
  /** `2026-12`: the month that the calendar shows. */
  month?: string;
  /** `2026-12-01`, in the zone that times are shown in. */
  day?: string;
  /** The start of the chosen time, as an instant: `2026-12-01T09:30:00Z`. */
  slot?: string;
  /** `mine`: times are shown in the browser's zone, not in the team's. */
  zone?: 'mine';
}

const id = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

const text = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/**
 * The valid parameters of an address; invalid ones are ignored. Every field is present, also as `undefined`: the router
 * merges this over the raw parameters, which would otherwise remain.
 */
export function parseSearch(search: Record<string, unknown>): BookingSearch {
  return {
    team: id(search.team),
    service: id(search.service),
    duration: id(search.duration),
    month: text(search.month, /^\d{4}-\d\d$/),
    day: dayIn(search.day),
    slot: text(search.slot, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    zone: search.zone === 'mine' ? 'mine' : undefined,
  };
}

/** Rejects `2026-02-30`, which parses as a date but does not exist. */
function dayIn(value: unknown): string | undefined {
  const day = text(value, /^\d{4}-\d\d-\d\d$/);
  return day !== undefined && new Date(day).toISOString().startsWith(day) ? day : undefined;
}

/** A start as it stands in the address. */
export const slotParam = (start: string): string => `${new Date(start).toISOString().slice(0, 19)}Z`;
