import type { BookBySlot, EventType } from '@team-selector/client';
import { EMAIL, type Field, isList, NAME, NOTES, PHONE, STANDING } from './fields';
import { locationOf } from './places';
import { listOf, PLACE, PLACE_DETAIL, textOf, type Values } from './values';

type Answer = string | number | boolean | string[];

function answerOf(field: Field, values: Values): Answer | undefined {
  if (isList(field)) return listOf(values, field.slug).length > 0 ? listOf(values, field.slug) : undefined;
  if (field.type === 'boolean') return values[field.slug] === true;
  const text = textOf(values, field.slug);
  if (text === '') return undefined;
  return field.type === 'number' ? Number(text.replace(',', '.')) : text;
}

/** What is sent for a form without problems; what was left empty is left out. */
export function bodyOf({ booking_fields, locations }: EventType, values: Values, slotId: string): BookBySlot {
  const own = booking_fields.filter(({ slug }) => !STANDING.includes(slug));
  const answers = own.flatMap((field): [string, Answer][] => {
    const answer = answerOf(field, values);
    return answer === undefined ? [] : [[field.slug, answer]];
  });
  const [email, phone, notes] = [EMAIL, PHONE, NOTES].map((slug) => textOf(values, slug));
  const location = locationOf(locations, textOf(values, PLACE), textOf(values, PLACE_DETAIL));
  return {
    slot_id: slotId,
    attendee: {
      name: textOf(values, NAME),
      ...(email ? { email } : {}),
      ...(phone ? { phone_number: phone } : {}),
    },
    ...(notes ? { notes } : {}),
    ...(answers.length > 0 ? { answers: Object.fromEntries(answers) } : {}),
    ...(location ? { location } : {}),
  };
}
