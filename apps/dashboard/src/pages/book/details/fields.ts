import type { EventType } from '@team-selector/client';

export type Field = EventType['booking_fields'][number];

/** Fields that every form has, and that stand for parts of the request of their own. */
export const NAME = 'name';
export const EMAIL = 'email';
export const PHONE = 'attendeePhoneNumber';
export const NOTES = 'notes';
export const STANDING: readonly string[] = [NAME, EMAIL, PHONE, NOTES];

/** Characters. */
export const maxLengthOf = ({ slug, type }: Field): number => {
  if (slug === NAME) return 200;
  if (type === 'email') return 320;
  return type === 'textarea' && slug !== NOTES ? 4000 : 1000;
};

/** Where more than one answer may be given. */
export const isList = ({ type }: Field): boolean => type === 'multiselect' || type === 'checkbox';

/** Browsers fill in what they know of a person by these names. */
export function autoCompleteOf({ slug, type }: Field): string | undefined {
  if (slug === NAME) return 'name';
  if (type === 'email') return 'email';
  if (type === 'phone') return 'tel';
  return type === 'address' ? 'street-address' : undefined;
}
