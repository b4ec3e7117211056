/** Cal.com names a question of its form by the slug: of these the field of a booking is another one. */
const STANDING = new Map([
  ['email', 'attendee.email'],
  ['attendeePhoneNumber', 'attendee.phone_number'],
  ['name', 'attendee.name'],
]);

/** `Invalid option 'x' for booking field 'slug'`, `Missing required booking field response: slug`, `responses - {slug}…` */
const NAMED = [/booking field(?: response)?:? '?([\w-]{1,64})\b/i, /responses - \{([\w-]{1,64})\}/i];

const WRONG =
  '(is |are |was )?(not )?(missing|required|invalid|valid|wrong|must be|deliverable|undeliverable|exist|accept)';
const CONTACTS: readonly (readonly [string, RegExp])[] = [
  ['attendee.email', new RegExp(`\\be-?mail\\b.*\\b${WRONG}|\\b(invalid|missing|valid) .*\\be-?mail\\b|\\bMX\\b`, 'i')],
  ['attendee.email', /at least one contact method|both phone and email are missing/i],
  [
    'attendee.phone_number',
    new RegExp(`\\bphone ?(number)?\\b.*\\b${WRONG}|\\b(invalid|missing|valid) .*\\bphone|invalid_number`, 'i'),
  ],
];

/** Other refusals that speak of an e-mail address. */
const OTHERS = /verification|block|spam|cannot use|can't book|log ?in|limit|already/i;

/**
 * The field of a booking that Cal.com does not take, as our callers name it; undefined where it speaks of something else.
 * It may ask more than was known here: forms change between two syncs, and it checks more than their form.
 */
export function refusedField(message: string): string | undefined {
  const slug = NAMED.flatMap((named) => named.exec(message)?.[1] ?? [])[0];
  if (slug !== undefined) return STANDING.get(slug) ?? `answers.${slug}`;
  return OTHERS.test(message) ? undefined : CONTACTS.find(([, sentence]) => sentence.test(message))?.[0];
}
