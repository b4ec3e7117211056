import type { Wire } from './wire';

/** A question of an event type's booking form. */
export interface BookingField {
  slug: string;
  /** `name`, `email`, `attendeePhoneNumber`, …; for custom fields their input: `text`, `select`, `phone`, … */
  type: string;
  /** As the form shows it; null for the fields that every form has. */
  label: string | null;
  required: boolean;
  hidden: boolean;
  /** What may be chosen; null where anything may be entered. */
  options: string[] | null;
}

/** A place that an event type offers. Source: `locations` of an event type. */
export interface EventTypeLocation {
  /**
   * `address`, `link`, `phone`, `integration`, `organizersDefaultApp`: known to Cal.com; `attendeePhone`,
   * `attendeeAddress`, `attendeeDefined`: the attendee says where. `unknown` cannot be asked for.
   */
  type: string;
  /** The address, the link, the number, or the name of the integration, such as `cal-video`. */
  value: string | null;
  /** Whether people may be told the value before they book. */
  isPublic: boolean;
}

export function readBookingField(wire: Wire): BookingField[] {
  const field = wire.textOr('field');
  const input = wire.textOr('type');
  const type = field === null || field === 'custom' || field === 'unknown' ? (input ?? field) : field;
  const slug = wire.textOr('slug') ?? field;
  if (slug === null || type === null) return [];
  return [
    {
      slug,
      type,
      label: wire.textOr('label'),
      // The name field comes without `required`: no booking goes without a name.
      required: wire.flag('required') || type === 'name',
      hidden: wire.flag('hidden'),
      options: readOptions(wire),
    },
  ];
}

/** The document does not say what an option is: texts have been seen, and pairs of label and value in older forms. */
function readOptions(wire: Wire): string[] | null {
  const pairs = wire.items('options').flatMap((option) => option.textOr('value') ?? option.textOr('label') ?? []);
  const options = [...wire.texts('options'), ...pairs];
  return options.length > 0 ? options : null;
}

export function readLocation(wire: Wire): EventTypeLocation[] {
  const type = wire.textOr('type');
  if (type === null) return [];
  const value = ['address', 'link', 'phone', 'integration', 'location'].map((part) => wire.textOr(part));
  // An integration's link is a room, and its name what is chosen.
  const own = type === 'integration' ? wire.textOr('integration') : value.find((part) => part !== null);
  return [{ type, value: own ?? null, isPublic: wire.raw.public !== false }];
}
