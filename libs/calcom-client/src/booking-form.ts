import type { Wire } from './wire';

/** Labels may be whole sentences, such as terms that the attendee agrees to. */
const MAX_LABEL = 5000;

/** A question of an event type's booking form. */
export interface BookingField {
  slug: string;
  /** `name`, `email`, `attendeePhoneNumber`, …; for custom fields their input: `text`, `select`, `phone`, … */
  type: string;
  /** As shown in the form; null for the fields that every form has. */
  label: string | null;
  required: boolean;
  hidden: boolean;
  /** The options as people see them; null if any text may be entered. */
  options: string[] | null;
  /** What Cal.com takes for each of the options; absent where it takes what people see. */
  values?: string[];
}

/** A place that an event type offers; an item of its `locations`. */
export interface EventTypeLocation {
  /**
   * `address`, `link`, `phone`, `integration`, `organizersDefaultApp`: known to Cal.com; `attendeePhone`,
   * `attendeeAddress`, `attendeeDefined`: named by the attendee. `unknown` cannot be requested.
   */
  type: string;
  /** The address, the link, the number, or the name of the integration, such as `cal-video`. */
  value: string | null;
  /** Whether people may learn the value before they book. */
  isPublic: boolean;
}

/** Each question once, since answers are named by its slug. */
export function readBookingFields(wire: Wire): BookingField[] {
  const fields = new Map<string, BookingField>();
  for (const read of wire.items('bookingFields').flatMap(readBookingField)) {
    if (fields.has(read.slug)) wire.ignore('bookingFields', 'is listed twice; the first one counts');
    else fields.set(read.slug, read);
  }
  return [...fields.values()];
}

/** Each place once. */
export const readLocations = (wire: Wire): EventTypeLocation[] => [
  ...new Map(
    wire
      .items('locations')
      .flatMap(readLocation)
      .map((read) => [JSON.stringify(read), read]),
  ).values(),
];

function readBookingField(wire: Wire): BookingField[] {
  const field = wire.text('field');
  const input = wire.text('type');
  const type = field === null || field === 'custom' || field === 'unknown' ? (input ?? field) : field;
  const slug = wire.text('slug') ?? field;
  if (slug === null || type === null) return [];
  return [
    {
      slug,
      type,
      label: wire.text('label', MAX_LABEL),
      // Cal.com omits `required` for the name field, but every booking needs a name.
      required: wire.flag('required') || type === 'name',
      hidden: wire.flag('hidden'),
      ...readOptions(wire),
    },
  ];
}

/** Cal.com does not document the shape of an option: seen were texts and, in older forms, pairs of label and value. */
function readOptions(wire: Wire): Pick<BookingField, 'options' | 'values'> {
  const pairs = wire.items('options').flatMap((option) => {
    const [value, label] = [option.text('value'), option.text('label', MAX_LABEL)];
    return value === null && label === null ? [] : [[value ?? label, label ?? value] as [string, string]];
  });
  // Each value once, and each label: a second one is called by its value.
  const labels = new Map<string, string>();
  for (const [value, label] of [...wire.texts('options').map((text) => [text, text] as const), ...pairs])
    if (!labels.has(value)) labels.set(value, [...labels.values()].includes(label) ? value : label);
  const [values, options] = [[...labels.keys()], [...labels.values()]];
  if (options.length === 0) return { options: null };
  return values.every((value, at) => value === options[at]) ? { options } : { options, values };
}

function readLocation(wire: Wire): EventTypeLocation[] {
  const type = wire.text('type');
  if (type === null) return [];
  const value = ['address', 'link', 'phone', 'integration', 'location'].map((part) =>
    part === 'link' ? wire.linkOr(part) : wire.text(part, MAX_LABEL),
  );
  // An integration is chosen by its name; its link is a meeting room.
  const own = type === 'integration' ? wire.text('integration') : value.find((part) => part !== null);
  return [{ type, value: own ?? null, isPublic: wire.raw.public !== false }];
}
