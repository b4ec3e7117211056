import { contactsIn, type Trace } from './trace';

/**
 * SQL that is true where a text holds one of the contacts. Its parameter: {@link contactParameter}. It reads every row of a
 * company, which is for commands alone.
 */
export const containsContact = (text: string): string =>
  `exists (select from jsonb_array_elements_text(?::jsonb) as contact where strpos(lower(${text}), contact) > 0)`;

/** Numbers are also searched for without their sign, as addresses are made of them. */
export const contactParameter = (trace: Trace): string =>
  JSON.stringify(contactsIn(trace).map((contact) => contact.replace(/^\+/, '')));
