import type { Wire } from './wire';

/** Labels may be whole sentences that somebody agrees to. */
const MAX_LABEL = 5000;

/** A question of an event type's booking form. */
export interface BookingField {
  slug: string;
  /** `name`, `email`, `attendeePhoneNumber`, …; for custom fields their input: `text`, `select`, `phone`, … */
  type: string;
  /** As the form shows it; null for the fields that every form has. */
  label: string | null;
  required: boolean;
  hidden: boolean;
  /** What may be chosen, as people see it; null where anything may be entered. */
  options: string[] | null;
  /** What Cal.com takes for each of the options; absent where it takes what people see. */
  values?: string[];
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

/** Each question once: the slug names its answer. */
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
      // The name field comes without `required`: no booking goes without a name.
      required: wire.flag('required') || type === 'name',
      hidden: wire.flag('hidden'),
      ...readOptions(wire),
    },
  ];
}

/** The document does not say what an option is: texts have been seen, and pairs of label and value in older forms. */
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
  // An integration's link is a room, and its name what is chosen.
  const own = type === 'integration' ? wire.text('integration') : value.find((part) => part !== null);
  return [{ type, value: own ?? null, isPublic: wire.raw.public !== false }];
}
