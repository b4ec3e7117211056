import { request } from 'node:http';
import { expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { BERLIN, book, check, day, ERIKA, HAMBURG, teamId } from './steps';

const BOOK = '/api/retell/book-appointment';
const CHECK = '/api/retell/check-availability';

const fieldsOf = ({ body }: Answer<Json>): string[] => (body.details ?? []).map(({ field }: Json) => field);

function expectRefusal(answer: Answer<Json>, field: string): void {
  expect([answer.status, answer.body.code, fieldsOf(answer)]).toEqual([400, 'validation_failed', [field]]);
  expect(answer.body).toMatchObject({ success: false, statusCode: 400, request_id: expect.any(String) });
  expect(answer.body.message).toContain(field);
}

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const filling = (kilobytes: number): string => 'x'.repeat(kilobytes * 1024);

onSharedEngines('bad input', (world) => {
  const good = async () => ({
    team_id: await teamId(world().salon, BERLIN.team),
    event_type_id: BERLIN.men,
    date: day(2),
  });
  const start = `${day(2)}T10:00:00`;

  it.each<[string, Record<string, string>, string]>([
    ['a day that does not exist', { date: '2026-02-30' }, 'date'],
    ['a month that does not exist', { date: '2026-13-01' }, 'date'],
    ['a day in another notation', { date: '01.12.2026' }, 'date'],
    ['a moment instead of a day', { date: '2026-12-01T10:00:00Z' }, 'date'],
    ['the year 0', { date: '0000-01-01' }, 'date'],
    ['a year too far', { date: '9999-12-31' }, 'date'],
    ['a day that is over', { date: '2026-01-01' }, 'date'],
    ['a range that is over', { date: '2026-01-01', end_date: '2026-01-02' }, 'end_date'],
    ['an end before the beginning', { end_date: day(1) }, 'end_date'],
    ['an end that does not exist', { end_date: '2027-02-29' }, 'end_date'],
    ['a range without measure', { end_date: '2999-12-31' }, 'end_date'],
    ['an unknown zone', { timezone: 'Europe/Bielefeld' }, 'timezone'],
    ['an offset instead of a zone', { timezone: '+01:00' }, 'timezone'],
    ['an empty zone', { timezone: '' }, 'timezone'],
    ['a length that is not offered', { duration: '31' }, 'duration'],
    ['a length of nothing', { duration: '0' }, 'duration'],
    ['a negative length', { duration: '-30' }, 'duration'],
    ['half a minute', { duration: '30.5' }, 'duration'],
    ['a team that is no number', { team_id: 'mitte' }, 'team_id'],
    ['a negative team', { team_id: '-1' }, 'team_id'],
    ['half a team', { team_id: '1.5' }, 'team_id'],
    ['a team beyond all numbers', { team_id: '99999999999999999999' }, 'team_id'],
    ['a team in hexadecimal', { team_id: '0x10' }, 'team_id'],
    ['no team', { team_id: '' }, 'team_id'],
    ['an event type that is no number', { event_type_id: 'NaN' }, 'event_type_id'],
    ['a huge event type', { event_type_id: '1e300' }, 'event_type_id'],
    ['another team’s event type', { event_type_id: String(HAMBURG.men) }, 'event_type_id'],
    ['an unknown field', { tema_id: '5' }, 'tema_id'],
    ['a field that every object has', { constructor: '5' }, 'constructor'],
    ['a NUL', { date: '2026-12-01\u0000' }, 'date'],
    ['a NUL in a name', { 'da\u0000te': '1' }, 'body'],
  ])('names the field when asked for slots with %s', async (_name, wrong, field) => {
    const question = { ...(await good()), ...wrong };
    expectRefusal(await check(world().salon, question), field);
  });

  it('names every field that is missing', async () => {
    const answer = await world().salon.member.get(CHECK);
    expect([answer.status, fieldsOf(answer)]).toEqual([400, ['team_id', 'event_type_id', 'date']]);
  });

  it.each(['date', 'team_id', 'timezone'])('names %s when it comes twice', async (field) => {
    const { team_id, event_type_id, date } = await good();
    const query = `team_id=${team_id}&event_type_id=${event_type_id}&date=${date}&timezone=Europe/Berlin`;
    const twice = `${query}&${field}=${field === 'team_id' ? team_id : 'Europe/Berlin'}`;
    expectRefusal(await world().salon.member.get(`${CHECK}?${twice}`), field);
  });

  it.each<[string, object, string]>([
    ['an offset that the zone does not have', { start: `${day(2)}T10:00:00-07:00` }, 'start'],
    ['an hour that summer time leaves out', { start: '2027-03-28T02:30:00' }, 'start'],
    ['a year ten years ahead', { start: `${Number(day(2).slice(0, 4)) + 10}-03-02T10:00:00Z` }, 'start'],
    ['a start that does not exist', { start: '2026-02-30T10:00:00+01:00' }, 'start'],
    ['an hour that does not exist', { start: '2026-12-01T25:00:00+01:00' }, 'start'],
    ['an offset that does not exist', { start: '2026-12-01T10:00:00+99:99' }, 'start'],
    ['a start in the past', { start: '2026-01-05T10:00:00+01:00' }, 'start'],
    ['a start too soon', { start: DateTime.now().plus({ minutes: 5 }).startOf('minute').toISO() }, 'start'],
    ['the year 0', { start: '0000-01-01T00:00:00Z' }, 'start'],
    ['the year 9999', { start: '9999-12-31T23:59:59Z' }, 'start'],
    ['a number as start', { start: 1_790_000_000 }, 'start'],
    ['a length that is not offered', { duration: 31 }, 'duration'],
    ['a huge length', { duration: 1e300 }, 'duration'],
    ['a team in quotes', { team_id: '1' }, 'team_id'],
    ['half a team', { team_id: 1.5 }, 'team_id'],
    ['a huge team', { team_id: 1e300 }, 'team_id'],
    ['a team just past what is exact', { team_id: 2 ** 53 }, 'team_id'],
    ['another team’s event type', { event_type_id: HAMBURG.men }, 'event_type_id'],
    ['an attendee that is a list', { attendee: [ERIKA] }, 'attendee'],
    ['an attendee that is a text', { attendee: 'Erika' }, 'attendee'],
    ['no attendee', { attendee: null }, 'attendee'],
    ['an attendee without contact', { attendee: { name: 'Erika' } }, 'attendee.email'],
    ['a nameless attendee', { attendee: { email: 'erika@example.org' } }, 'attendee.name'],
    ['a blank name', { attendee: { ...ERIKA, name: '  ' } }, 'attendee.name'],
    ['a name without end', { attendee: { ...ERIKA, name: 'E'.repeat(201) } }, 'attendee.name'],
    ['a name with a NUL', { attendee: { ...ERIKA, name: 'Erika\u0000' } }, 'attendee.name'],
    ['half a character', { attendee: { ...ERIKA, name: 'Erika\ud83d' } }, 'attendee.name'],
    ['an address that is none', { attendee: { ...ERIKA, email: 'erika' } }, 'attendee.email'],
    ['a list of addresses', { attendee: { ...ERIKA, email: ['a@example.org'] } }, 'attendee.email'],
    ['half a phone number', { attendee: { ...ERIKA, phone_number: '0309' } }, 'attendee.phone_number'],
    ['an impossible phone number', { attendee: { ...ERIKA, phone_number: '+4912' } }, 'attendee.phone_number'],
    ['an unknown zone of the attendee', { attendee: { ...ERIKA, timezone: 'Mars/Base' } }, 'attendee.timezone'],
    ['an unknown language', { attendee: { ...ERIKA, language: 'xx' } }, 'attendee.language'],
    ['an unknown field', { strat: '2026' }, 'strat'],
    ['an unknown field of the attendee', { attendee: { ...ERIKA, phone: '1' } }, 'attendee.phone'],
    ['a field that every object has', { toString: 'x' }, 'toString'],
    ['the same in the attendee', { attendee: { ...ERIKA, constructor: {} } }, 'attendee.constructor'],
    ['an answer that nobody asked for', { answers: { shoe: 'x' } }, 'answers.shoe'],
    ['answers that are a list', { answers: ['x'] }, 'answers'],
    ['an answer with a NUL', { answers: { shoe: '\u0000' } }, 'answers.shoe'],
    ['a place that is not offered', { location: { type: 'attendeePhone' } }, 'location.type'],
    ['a place that is a text', { location: 'here' }, 'location'],
    ['a place without a type', { location: { value: 'here' } }, 'location.type'],
    ['an unknown field of the place', { location: { type: 'address', street: 'x' } }, 'location.street'],
    ['notes without end', { notes: 'x'.repeat(1001) }, 'notes'],
    ['notes with a NUL', { notes: 'a\u0000b' }, 'notes'],
    ...['team_id', 'event_type_id', 'start', 'duration', 'notes', 'metadata', 'slot_id'].map(
      (field): [string, object, string] => [`nothing as ${field}`, { [field]: null }, field],
    ),
    ...['email', 'phone_number', 'timezone', 'language'].map((field): [string, object, string] => [
      `nothing as the attendee's ${field}`,
      { attendee: { ...ERIKA, [field]: null } },
      `attendee.${field}`,
    ]),
    ['metadata that is a list', { metadata: ['a'] }, 'metadata'],
    ['metadata of numbers', { metadata: { a: 1 } }, 'metadata'],
    ['metadata with a NUL', { metadata: { a: '\u0000' } }, 'metadata.a'],
    ['metadata named with a NUL', { metadata: { 'a\u0000': '1' } }, 'metadata'],
    ['metadata in our own name', { metadata: { team_selector_operation: 'x' } }, 'metadata'],
    [
      'too much metadata',
      { metadata: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, 'v'])) },
      'metadata',
    ],
    [
      'a slot_id beside its parts',
      { slot_id: '1-2-3-0.aaaaaaaaaaaaaaaa', start: undefined, event_type_id: undefined },
      'team_id',
    ],
  ])('names the field when booking with %s', async (_name, wrong, field) => {
    const { team_id, event_type_id } = await good();
    const answer = await book(world().salon, { team_id, event_type_id, start, attendee: ERIKA, ...wrong });
    expectRefusal(answer, field);
  });

  it.each(['', 'x', '1-2-3-0.aaaaaaaaaaaaaaaa', 'ä'.repeat(300), '1-2-3-0.', '-'])(
    'names slot_id when it is %j',
    async (slot_id) => expectRefusal(await book(world().salon, { slot_id, attendee: ERIKA }), 'slot_id'),
  );

  it('books a name in any script', async () => {
    const { salon } = world();
    const { team_id, event_type_id, date } = await good();
    const { body } = await check(salon, { team_id, event_type_id, date });
    const name = '  Zoë 🙂 Nguyễn-O’Neill 李 ';
    const booked = await book(salon, { slot_id: body.data.slots[0].slot_id, attendee: { ...ERIKA, name } });
    expect([booked.status, booked.body.data.attendee.name]).toEqual([201, name.trim()]);
  });

  it.each<[string, string, Record<string, string>, [number, string]]>([
    ['is broken JSON', '{"team_id": 5,', {}, [400, 'malformed_json']],
    ['is empty', '', {}, [400, 'validation_failed']],
    ['is a word', 'hello', {}, [400, 'malformed_json']],
    ['is a list', '[]', {}, [400, 'validation_failed']],
    ['is a list of objects', '[{"team_id":5}]', {}, [400, 'validation_failed']],
    ['is null', 'null', {}, [400, 'validation_failed']],
    ['is a text', '"text"', {}, [400, 'validation_failed']],
    ['is a number', '5', {}, [400, 'validation_failed']],
    ['means to poison', '{"__proto__":{"isAdmin":true}}', {}, [400, 'malformed_json']],
    ['means to poison otherwise', '{"constructor":{"prototype":{}}}', {}, [400, 'malformed_json']],
    ['is nested without end', `{"metadata":${deep(50_000)}}`, {}, [400, 'validation_failed']],
    [
      'comes as a form',
      'team_id=5',
      { 'content-type': 'application/x-www-form-urlencoded' },
      [415, 'unsupported_media_type'],
    ],
    ['comes as text', '{}', { 'content-type': 'text/plain' }, [415, 'unsupported_media_type']],
    ['comes as XML', '<a/>', { 'content-type': 'application/xml' }, [415, 'unsupported_media_type']],
  ])('is refused when the body %s', async (_name, raw, headers, expected) => {
    const { salon } = world();
    for (const path of [BOOK, CHECK, '/api/auth/tokens']) {
      const { status, body } = await salon.admin.post(path, undefined, { raw, headers });
      expect([path, status, body.code]).toEqual([path, ...expected]);
    }
  });

  it('is refused without any body', async () => {
    const { status, body } = await world().salon.member.post(BOOK);
    expect([status, body.code, body.details[0].field]).toEqual([400, 'validation_failed', 'body']);
  });

  it('does not look at the body of a GET', async () => {
    const { url, salon } = world();
    const headers = {
      authorization: `Bearer ${salon.memberToken}`,
      'content-type': 'application/json',
      'content-length': 7,
    };
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${url}/api/calcom/teams`, { method: 'GET', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject).end('{broken');
    });
    expect([200, 400]).toContain(status);
  });

  it('has a limit for bodies, and a wider one where a call’s transcript comes along', async () => {
    const { anonymous, salon } = world();
    const large = await anonymous.post('/api/auth/tokens', { email: filling(300), password: 'x' });
    expect([large.status, large.body.code]).toEqual([413, 'payload_too_large']);
    const patch = await salon.admin.patch(`/api/calcom/teams/${await teamId(salon, BERLIN.team)}`, {
      name: filling(300),
    });
    expect(patch.status).toBe(413);
    const call = await salon.call(CHECK, { date: day(2) }, { transcript: filling(1900) });
    expect([call.status, call.body.ok]).toEqual([200, false]);
    const larger = await salon.call(CHECK, { date: day(2) }, { transcript: filling(2100) });
    expect([larger.status, larger.body.code]).toEqual([413, 'payload_too_large']);
  });

  it('is refused when a header comes twice', async () => {
    const headers = [
      ['idempotency-key', 'one'],
      ['idempotency-key', 'two'],
    ] as const;
    const { url, salon } = world();
    const response = await fetch(`${url}${BOOK}`, {
      method: 'POST',
      body: '{}',
      headers: [
        ...headers.map(([k, v]): [string, string] => [k, v]),
        ['authorization', `Bearer ${salon.memberToken}`],
        ['content-type', 'application/json'],
      ],
    });
    const body = (await response.json()) as Json;
    expect([response.status, body.details[0].field]).toEqual([400, 'Idempotency-Key']);
  });

  it.each([
    '/api/calcom/teams/%00',
    '/api/calcom/teams/%zz',
    '/api/calcom/teams/1e3',
    '/api/calcom/teams/-1/event-types',
    '/api/calcom/teams/99999999999999999999',
    '/api/bookings/0',
    '/api/bookings/1.5',
    `/api/bookings/${'9'.repeat(150)}`,
    '/api/bookings?status=%00',
    '/api/bookings?from=0000-01-01T00:00:00Z',
    '/api/bookings?from=2026-02-30T00:00:00Z',
    '/api/bookings?from[]=2026-01-01T00:00:00Z',
    '/api/bookings?__proto__=1',
    '/api/calcom/teams?branch_id=%F0%28%8C%28',
    '/api/calcom/teams?branch_id=1e300',
  ])('is a 400 in the one shape of failures: %s', async (path) => {
    const { status, body } = await world().salon.admin.get(path);
    expect([status, body.success, body.statusCode]).toEqual([400, false, 400]);
    expect(body).toMatchObject({
      code: expect.any(String),
      message: expect.any(String),
      request_id: expect.any(String),
    });
  });
});
