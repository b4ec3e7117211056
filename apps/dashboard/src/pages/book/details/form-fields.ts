import type { EventType } from '@team-selector/client';
import { EMAIL, type Field, NAME, PHONE } from './fields';
import { hasChoice, openPlace } from './places';
import { PLACE, PLACE_DETAIL, textOf, type Values } from './values';

type Labels = Readonly<Record<'name' | 'email' | 'place' | 'place_detail', string>>;

/**
 * The fields of a booking: those of the service; a name and a way to reach the person, whatever the service asks; and the
 * place, where it is to be chosen.
 */
export function formFields({ booking_fields, locations }: EventType, values: Values, labels: Labels): Field[] {
  const slugs = booking_fields.map(({ slug }) => slug);
  const fields: Field[] = [];
  if (!slugs.includes(NAME)) fields.push({ slug: NAME, type: 'text', label: labels.name, required: true });
  if (!slugs.includes(EMAIL) && !slugs.includes(PHONE))
    fields.push({ slug: EMAIL, type: 'email', label: labels.email, required: true });
  fields.push(...booking_fields);
  const options = locations.map(({ label }) => label);
  if (hasChoice(locations)) fields.push({ slug: PLACE, type: 'radio', label: labels.place, required: true, options });
  const open = openPlace(locations, textOf(values, PLACE));
  if (open) {
    const isPhone = open.type === 'attendeePhone';
    const type = isPhone ? 'phone' : 'address';
    const label = isPhone ? open.label : labels.place_detail;
    fields.push({ slug: PLACE_DETAIL, type, label, required: !isPhone || !slugs.includes(PHONE) });
  }
  return fields;
}
