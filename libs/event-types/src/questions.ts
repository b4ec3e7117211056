import type { BookingField } from '@app/calcom-client';
import type { Locale } from '@app/speech';

/** Fields that every booking form of Cal.com has, and that people answer: the inputs they are, and how they are called. */
const STANDING: Record<string, { input: string; labels: Record<Locale, string> }> = {
  name: { input: 'text', labels: { de: 'Name', en: 'Name' } },
  email: { input: 'email', labels: { de: 'E-Mail-Adresse', en: 'E-mail address' } },
  attendeePhoneNumber: { input: 'phone', labels: { de: 'Telefonnummer', en: 'Phone number' } },
  notes: { input: 'textarea', labels: { de: 'Anmerkungen', en: 'Notes' } },
};

/** Default fields that no person answers, or that another part of a request answers. */
const NOT_ASKED = new Set(['title', 'location', 'guests', 'rescheduleReason']);

/** The inputs of a company's own questions that can be answered here. Others Cal.com may add at any time. */
export const INPUTS = [
  'text',
  'textarea',
  'number',
  'select',
  'multiselect',
  'radio',
  'checkbox',
  'boolean',
  'phone',
  'email',
  'address',
  'url',
] as const;
export type Input = (typeof INPUTS)[number];

/** A question as it is asked. */
export interface Question {
  slug: string;
  input: Input;
  label: string;
  required: boolean;
  /** The standing field that it is; absent for the company's own questions. */
  standing?: 'name' | 'email' | 'attendeePhoneNumber' | 'notes';
  options?: string[];
  /** What Cal.com takes for each of the options; absent where it takes what people see. */
  values?: string[];
  /** Cal.com takes the answer as a list. */
  isList?: true;
}

/**
 * The questions to the attendee of a booking, without hidden fields and those that Cal.com fills itself. A question
 * with an unknown input type is asked as text.
 */
export function questionsOf(fields: readonly BookingField[], locale: Locale): Question[] {
  return fields.flatMap((field) => {
    if (field.hidden || NOT_ASKED.has(field.type)) return [];
    // A company's own question may be for an e-mail address, too.
    const standing = field.slug === field.type ? STANDING[field.type] : undefined;
    const isList = field.type === 'multiemail';
    const type = isList ? 'email' : (standing?.input ?? field.type);
    const input = INPUTS.find((known) => known === type) ?? 'text';
    return {
      slug: field.slug,
      input,
      label: field.label ?? standing?.labels[locale] ?? field.slug,
      required: field.required,
      ...(standing ? { standing: field.type as Question['standing'] } : {}),
      ...(isList ? { isList } : {}),
      ...(field.options && ['select', 'multiselect', 'radio', 'checkbox'].includes(input)
        ? { options: field.options, ...(field.values ? { values: field.values } : {}) }
        : {}),
    };
  });
}
