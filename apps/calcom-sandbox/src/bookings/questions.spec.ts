import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anna, cut, startSandbox } from '../../testing/spec-client';
import type { SandboxClient } from '../../testing/spec-client';

let client: SandboxClient;
beforeAll(async () => void (client = await startSandbox({ rateLimit: null })));
beforeEach(() => client.sandbox.reset());
afterAll(() => client.sandbox.close());

const CUT = 2_563_193;
const NAME_AND_EMAIL = [
  { field: 'name', slug: 'name', required: true, hidden: false },
  { field: 'email', slug: 'email', required: true, hidden: false },
];
const book = (changes: Record<string, unknown>) => client.post('/bookings', cut(changes));
const answered = (bookingFieldsResponses: Record<string, unknown>) => book({ bookingFieldsResponses });
const ask = (question: object) =>
  client.control('PATCH', `/event-types/${CUT}`, {
    bookingFields: [
      ...NAME_AND_EMAIL,
      { field: 'custom', slug: 'question', label: 'Frage', required: true, hidden: false, ...question },
    ],
  });
const offer = (...locations: object[]) => client.control('PATCH', `/event-types/${CUT}`, { locations });
const OPTIONS = { options: ['a', 'b', '7'] };

describe('own questions', () => {
  it.each([
    ['text', {}, 'x'],
    ['textarea', {}, 'x\ny'],
    ['number', {}, 7],
    ['boolean', {}, true],
    ['select', OPTIONS, 'a'],
    ['select', OPTIONS, 7],
    ['radio', OPTIONS, 'b'],
    ['multiselect', OPTIONS, ['a', 'b']],
    ['checkbox', OPTIONS, ['a']],
    ['multiemail', {}, ['a@example.com']],
    ['phone', {}, '+4930901820'],
    ['email', {}, 'a@example.com'],
    ['address', {}, 'Torstraße 1, Berlin'],
    ['url', {}, 'https://example.com'],
  ])('a %s question %j takes %j, and tells the answer', async (type, more, value) => {
    await ask({ type, ...more });
    const { status, body } = await answered({ question: value });
    expect([status, body.data.bookingFieldsResponses.question]).toEqual([201, value]);
  });

  it.each([
    [
      'text',
      {},
      7,
      `Invalid type for booking field 'question'. Expected type string (compatible with field type 'text'), but received number.`,
    ],
    ['number', {}, '7', `Expected type number (compatible with field type 'number'), but received string.`],
    ['boolean', {}, 'yes', `Expected type boolean (compatible with field type 'boolean'), but received string.`],
    [
      'select',
      OPTIONS,
      ['a'],
      `Expected type string or number (compatible with field type 'select'), but received object.`,
    ],
    ['select', OPTIONS, 'c', `Invalid option 'c' for booking field 'question'. Allowed options are: a, b, 7.`],
    [
      'multiselect',
      OPTIONS,
      ['a', 'c'],
      `One or more invalid options for booking field 'question'. Allowed options are: a, b, 7.`,
    ],
    ['checkbox', OPTIONS, 'a', `Expected type array (compatible with field type 'checkbox'), but received string.`],
    ['phone', {}, '0170', 'responses - {question}invalid_number'],
    ['email', {}, 'none', 'responses - {question}email_validation_error'],
    ['url', {}, 'here', 'responses - {question}url_validation_error'],
  ])('a %s question %j refuses %j', async (type, more, value, message) => {
    await ask({ type, ...more });
    const { status, body } = await answered({ question: value });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it.each([{}, { question: null }, { question: '' }])(
    '"Missing required booking field response: <slug>" without an answer (%j)',
    async (given) => {
      await ask({ type: 'text' });
      const { status, body } = await answered(given);
      expect([status, body.error.message]).toEqual([
        400,
        `Missing required booking field response: question - it is required by the event type booking fields, but missing in the bookingFieldsResponses. You can fetch the event type with ID ${CUT} to see the required fields.`,
      ]);
      await ask({ type: 'text', required: false });
      expect((await answered(given)).status).toBe(201);
    },
  );

  it('a question is listed with its label and options', async () => {
    await ask({ type: 'select', ...OPTIONS });
    const { body } = await client.get(`/teams/34209/event-types/${CUT}`, { version: '2026-06-12' });
    expect(body.data.bookingFields.at(-1)).toMatchObject({
      field: 'custom',
      type: 'select',
      slug: 'question',
      label: 'Frage',
      required: true,
      options: OPTIONS.options,
    });
  });
});

describe('locations', () => {
  const phone = '+491701234567';
  const choice = [
    { type: 'attendeePhone' },
    { type: 'attendeeAddress' },
    { type: 'attendeeDefined' },
    { type: 'address', address: 'Torstraße 112', public: true },
    { type: 'link', link: 'https://meet.example.com/salon', public: true },
    { type: 'phone', phone: '+4930901820', public: true },
    { type: 'integration', integration: 'cal-video' },
  ];

  it.each([
    [{ type: 'attendeePhone', phone }, phone, { value: 'phone', optionValue: phone }],
    [{ type: 'attendeeAddress', address: 'Allee 1' }, 'Allee 1', { value: 'attendeeInPerson', optionValue: 'Allee 1' }],
    [{ type: 'attendeeDefined', location: 'Café' }, 'Café', { value: 'somewhereElse', optionValue: 'Café' }],
    [{ type: 'address' }, 'Torstraße 112', { value: 'inPerson', optionValue: '' }],
    [{ type: 'link' }, 'https://meet.example.com/salon', { value: 'link', optionValue: '' }],
    [{ type: 'phone' }, '+4930901820', { value: 'userPhone', optionValue: '' }],
    [
      { type: 'integration', integration: 'cal-video' },
      expect.stringMatching(/^https:\/\/app\.cal\.com\/video\/\w{22}$/),
      { value: 'integrations:daily', optionValue: '' },
    ],
  ])('the place %j is where the booking is', async (location, place, response) => {
    await offer(...choice);
    const { status, body } = await book({ location });
    expect([status, body.data.location, body.data.bookingFieldsResponses.location]).toEqual([201, place, response]);
  });

  it.each([
    [{ type: 'attendeePhone' }, 'Validation failed for location'],
    [{ type: 'attendeePhone', phone: '0170' }, 'Validation failed for location'],
    [{ type: 'attendeeAddress' }, 'Validation failed for location'],
    [{ type: 'integration', integration: 'zoom' }, 'Booking location with integration zoom not valid for event type'],
    [
      { type: 'organizersDefaultApp' },
      'Booking location with type organizersDefaultApp not valid for event type with id=',
    ],
  ])('the place %j is refused', async (location, message) => {
    await offer(...choice);
    const { status, body } = await book({ location });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it('"such bookings fall back to the default video room": a phone call without a number', async () => {
    await offer({ type: 'attendeePhone' });
    const { body } = await book({ attendee: { ...anna, phoneNumber: phone } });
    expect(body.data.location).toMatch(/^https:\/\/app\.cal\.com\/video\//);
  });
});
