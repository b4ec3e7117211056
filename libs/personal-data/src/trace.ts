import type { Contact } from './contact';

/** What leads to the rows of a person, or of several bookings. Rooms add what they find in their own tables. */
export interface Trace {
  /** E-mail addresses in lower case, and numbers in E.164: what rows and free text are searched for. */
  readonly emails: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  readonly bookings: Set<number>;
  /** Cal.com's, also the former ones. */
  readonly uids: Set<string>;
  /** Operation ids of the requests that made the bookings, or changed them. */
  readonly operations: Set<string>;
  /** Retell's ids. */
  readonly calls: Set<string>;
  /** What outgoing events are about, such as `booking:5`, and what their data say without the person. */
  readonly subjects: Map<string, object>;
}

export const traceOf = (contact: Contact): Trace => ({
  emails: new Set(contact.email === undefined ? [] : [contact.email]),
  phones: new Set(contact.phone === undefined ? [] : [contact.phone]),
  bookings: new Set(),
  uids: new Set(),
  operations: new Set(),
  calls: new Set(),
  subjects: new Map(),
});

/** How much was found. */
export const sizeOf = ({ bookings, uids, operations, calls, subjects }: Trace): number =>
  bookings.size + uids.size + operations.size + calls.size + subjects.size;

/** A parameter for {@link listOf}. */
export const asList = (values: Iterable<string | number>): string => JSON.stringify([...values]);

/** SQL for the values of a parameter that is a JSON array. */
export const listOf = (type: 'text' | 'bigint' | 'uuid' = 'text'): string =>
  `(select value::${type} from jsonb_array_elements_text(?::jsonb))`;

/** The contacts themselves. */
export const contactsIn = ({ emails, phones }: Trace): string[] => [...emails, ...phones];
