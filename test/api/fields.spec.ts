import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Answer, Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { asked, BERLIN, book, day, ERIKA, heldAt, lastBody, teamId, ZONE } from './steps';

const BOOK = '/api/retell/book-appointment';
const CHECK = '/api/retell/check-availability';
const CALLER = '+491701234567';
const EMAIL = { field: 'email', slug: 'email', required: true, hidden: false };
const NAME = { field: 'name', slug: 'name', required: true, hidden: false };
const PHONE = { field: 'attendeePhoneNumber', slug: 'attendeePhoneNumber', required: true, hidden: false };
const own = (slug: string, type: string, facts: object = {}) => ({
  field: 'custom',
  slug,
  type,
  label: slug,
  required: false,
  hidden: false,
  ...facts,
});
const INSURANCE = own('insurance', 'select', {
  label: 'Versicherung',
  required: true,
  options: ['gesetzlich', 'privat'],
});
const ADDRESS = { type: 'address', address: 'Torstraße 112, 10119 Berlin', public: true };

/** Services of the team in Berlin, beside those of the seed. */
const SERVICES = {
  byMail: { id: 9_100_001, bookingFields: [NAME, EMAIL] },
  byNumber: { id: 9_100_002, bookingFields: [NAME, { ...EMAIL, required: false }, PHONE] },
  insured: {
    id: 9_100_003,
    bookingFields: [
      NAME,
      EMAIL,
      INSURANCE,
      own('visits', 'number'),
      own('pets', 'multiselect', { options: ['Hund', 'Katze'] }),
      own('callback', 'phone'),
      own('agreed', 'boolean'),
      own('story', 'textarea'),
    ],
  },
  labelled: {
    id: 9_100_007,
    bookingFields: [
      NAME,
      EMAIL,
      own('insurance', 'radio', {
        label: 'Versicherung',
        required: true,
        options: [
          { label: 'Gesetzlich versichert', value: 'gkv' },
          { label: 'Privat versichert', value: 'pkv' },
        ],
      }),
    ],
  },
  byCall: { id: 9_100_004, bookingFields: [NAME, EMAIL], locations: [{ type: 'attendeePhone' }] },
  atHome: { id: 9_100_005, bookingFields: [NAME, EMAIL], locations: [{ type: 'attendeeAddress' }] },
  anywhere: {
    id: 9_100_006,
    bookingFields: [NAME, EMAIL],
    locations: [ADDRESS, { type: 'attendeePhone' }, { type: 'integration', integration: 'zoom' }],
  },
};
type ServiceName = keyof typeof SERVICES;

const fieldsOf = ({ body }: Answer<Json>): string[] => (body.details ?? []).map(({ field }: Json) => field);

onSharedEngines('the fields of a booking', (world) => {
  let team: number;
  let calls = 0;
  let times = 0;

  beforeAll(async () => {
    const { salon, sandbox } = world();
    const base = sandbox.store.eventType(BERLIN.men);
    if (!base) throw new Error('the sandbox has no such event type');
    for (const [slug, facts] of Object.entries(SERVICES))
      sandbox.store.eventTypes.push({ ...base, slug, title: slug, ...facts } as typeof base);
    team = await teamId(salon, BERLIN.team);
    expect((await salon.admin.post(`/api/calcom/teams/${team}/sync-event-types`)).body.success).toBe(true);
  });

  beforeEach(() => world().sandbox.calls.reset());

  /** A time that no other test of this file books, on the clocks of Berlin. */
  function nextTime(): DateTime {
    const at = times++;
    const hours = 9.5 + (at % 16) * 0.5;
    return DateTime.fromISO(day(3 + Math.floor(at / 80), 1 + (Math.floor(at / 16) % 5)), { zone: ZONE }).plus({
      hours,
    });
  }
  const iso = (time: DateTime): string => time.toISO({ suppressMilliseconds: true }) ?? '';
  const onTheClock = (time: DateTime): string => time.toFormat("yyyy-MM-dd'T'HH:mm:ss");

  /** A user's booking of a service. */
  const byUser = (service: ServiceName, body: object): Promise<Answer<Json>> =>
    book(world().salon, { team_id: team, event_type_id: SERVICES[service].id, start: iso(nextTime()), ...body });

  /** An agent's booking of a service, in a call of its own. */
  async function byAgent(service: ServiceName, args: object, call: object = {}): Promise<Json> {
    const { salon } = world();
    const wish = { team_id: team, event_type_id: SERVICES[service].id, start: iso(nextTime()), name: 'Erika', ...args };
    const answer = await salon.call(BOOK, wish, { call_id: `call_fields_${++calls}`, from_number: CALLER, ...call });
    expect(answer.status).toBe(200);
    expect(Buffer.byteLength(answer.text)).toBeLessThan(1000);
    if (!answer.body.ok) expect(answer.body).toMatchObject({ needs: expect.any(Array), why: expect.any(String) });
    return answer.body;
  }

  const sent = (): Json => lastBody(world().sandbox, 'createBooking');

  describe('a caller’s number that is none', () => {
    it.each([
      '+266696687',
      '+464',
      '+49170',
      'anonymous',
      'Restricted',
      '+7378742833',
      'sip:anonymous@anonymous.invalid',
      '+86282452253',
      'unknown',
      '',
      null,
    ])('a caller’s number that is none is not held against the caller: %j', async (from_number) => {
      expect(await byAgent('byMail', { email: ERIKA.email }, { from_number })).toMatchObject({ ok: true });
      expect(sent().attendee).not.toHaveProperty('phoneNumber');
    });

    it('a caller’s number as a line writes it is sent as E.164', async () => {
      for (const from_number of ['00491701234567', '491701234567', 'sip:+491701234567@10.0.0.1', '0170 1234567']) {
        expect(await byAgent('byNumber', {}, { from_number })).toMatchObject({ ok: true });
        expect(sent().attendee.phoneNumber).toBe(CALLER);
      }
    });

    it('a caller’s number that is none is asked for where the service demands one', async () => {
      const answer = await byAgent('byNumber', {}, { from_number: '+266696687' });
      expect(answer).toMatchObject({ ok: false, reason: 'needs_info', needs: ['phone_number'] });
      expect(asked(world(), 'createBooking')).toBe(0);
    });

    it('a stand-in that a user’s form sends counts as not given', async () => {
      const attendee = { ...ERIKA, phone_number: '+266696687' };
      const { status, body } = await byUser('byMail', { attendee });
      expect([status, body.data.attendee.phone_number]).toEqual([201, null]);
    });
  });

  describe('a number as people write it', () => {
    it.each(['0170 1234567', '+49 (0)170 1234567', '0049 170 1234567', 'tel:+49-170-1234567', '0 1 7 0 1 2 3 4 5 6 7'])(
      'a number as people write it becomes E.164: %s',
      async (written) => {
        const said = await byAgent('byNumber', { phone: written }, { from_number: 'anonymous' });
        expect(said.ok).toBe(true);
        expect(sent().attendee.phoneNumber).toBe(CALLER);
        const { status, body } = await byUser('byNumber', { attendee: { name: 'Erika', phone_number: written } });
        expect([status, body.data.attendee.phone_number]).toEqual([201, CALLER]);
      },
    );

    it('a number that is none is refused with the wanted form', async () => {
      const said = await byAgent('byNumber', { phone: '0170 12' }, { from_number: 'anonymous' });
      expect(said).toMatchObject({
        ok: false,
        needs: ['phone_number'],
        why: expect.stringContaining('country code, such as +49'),
      });
      const answer = await byUser('byNumber', { attendee: { name: 'Erika', phone_number: '0170 12' } });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['attendee.phone_number']]);
      expect(asked(world(), 'createBooking')).toBe(0);
    });
  });

  describe('what stands for none', () => {
    it.each(['none', 'N/A', 'null', 'unknown', 'keine', 'nicht angegeben', 'no email', 'noemail@example.com', '-'])(
      'what stands for no e-mail address is not one: %s',
      async (email) => {
        expect(await byAgent('byNumber', { email })).toMatchObject({ ok: true });
        expect(sent().attendee).toMatchObject({ phoneNumber: CALLER });
        expect(sent().attendee).not.toHaveProperty('email');
        const { status, body } = await byUser('byNumber', { attendee: { name: 'Erika', email, phone_number: CALLER } });
        expect([status, body.data.attendee.email]).toEqual([201, null]);
      },
    );

    it.each([' erika@example.org ', 'erika@example.org.', 'Erika <erika@example.org>', 'erika at example punkt org'])(
      'dirt around an address, or its spoken form, is removed: %j',
      async (email) => {
        expect(await byAgent('byMail', { email })).toMatchObject({ ok: true });
        expect(sent().attendee.email).toBe(ERIKA.email);
      },
    );

    it('what stands for none is asked for where the service demands it', async () => {
      expect(await byAgent('byMail', { email: 'none' })).toMatchObject({ ok: false, needs: ['email'] });
      const answer = await byUser('byMail', { attendee: { name: 'Erika', email: 'none' } });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['attendee.email']]);
      expect(asked(world(), 'createBooking')).toBe(0);
    });
  });

  describe('an own question', () => {
    it('an own question is answered by its slug', async () => {
      const answers = {
        insurance: 'privat',
        visits: 3,
        pets: ['Hund'],
        callback: '030 901820',
        agreed: true,
        story: 'x',
      };
      const { status, body } = await byUser('insured', { attendee: ERIKA, answers });
      const read = { ...answers, callback: '+4930901820' };
      expect([status, body.data.answers]).toEqual([201, read]);
      expect(sent().bookingFieldsResponses).toEqual(read);
    });

    it('an own question is answered by an agent’s argument of its name', async () => {
      const spoken = {
        email: ERIKA.email,
        insurance: 'Privat',
        visits: '3',
        agreed: 'ja',
        pets: 'Hund und Katze',
        mood: 'good',
      };
      expect(await byAgent('insured', spoken)).toMatchObject({ ok: true });
      expect(sent().bookingFieldsResponses).toEqual({
        insurance: 'privat',
        visits: 3,
        agreed: true,
        pets: ['Hund', 'Katze'],
      });
      expect(await byAgent('insured', { email: ERIKA.email, answers: { insurance: 'gesetzlich' } })).toMatchObject({
        ok: true,
      });
    });

    it('an own question without its answer is asked by its label, with its options', async () => {
      const answer = await byUser('insured', { attendee: ERIKA });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['answers.insurance']]);
      expect(answer.body.message).toContain('Versicherung');
      expect(await byAgent('insured', { email: ERIKA.email })).toEqual({
        ok: false,
        reason: 'needs_info',
        needs: ['insurance'],
        why: expect.stringContaining('Versicherung'),
        choices: ['gesetzlich', 'privat'],
        say: 'Dafür brauche ich noch eine Angabe zu „Versicherung“. Möglich ist gesetzlich oder privat.',
      });
      expect(asked(world(), 'createBooking')).toBe(0);
    });

    it('an own question whose options have values is asked by their labels, and Cal.com gets the value', async () => {
      expect(await byAgent('labelled', { email: ERIKA.email })).toMatchObject({
        choices: ['Gesetzlich versichert', 'Privat versichert'],
      });
      expect(await byAgent('labelled', { email: ERIKA.email, insurance: 'privat' })).toMatchObject({ ok: true });
      expect(sent().bookingFieldsResponses).toEqual({ insurance: 'pkv' });
      const answers = { insurance: 'Gesetzlich versichert' };
      expect((await byUser('labelled', { attendee: ERIKA, answers })).status).toBe(201);
      expect(sent().bookingFieldsResponses).toEqual({ insurance: 'gkv' });
    });

    it.each([
      [
        'a question that was not there before',
        'Missing required booking field response: shoe - it is required',
        'shoe',
      ],
      ['an address without a mailbox', 'attendee property is wrong,email must be an email ', 'email'],
      ['a number that it does not take', 'responses - {attendeePhoneNumber}invalid_number, ', 'phone_number'],
    ])('%s is asked of the caller when Cal.com misses it, and booked with it then', async (_name, message, needs) => {
      const code = 'BadRequestException';
      world().sandbox.faults.add({ operation: 'createBooking', times: 1, refuse: { status: 400, code, message } });
      const wish = { email: ERIKA.email, start: iso(nextTime()) };
      expect(await byAgent('byMail', wish)).toMatchObject({ ok: false, reason: 'needs_info', needs: [needs] });
      expect(await byAgent('byMail', { ...wish, shoe: '42' })).toMatchObject({ ok: true });
    });

    it.each<[string, object, string]>([
      ['an unknown slug', { insurance: 'privat', shoe: 'x' }, 'answers.shoe'],
      ['an option that does not exist', { insurance: 'gar nicht' }, 'answers.insurance'],
      ['a wrong type', { insurance: 'privat', visits: 'many' }, 'answers.visits'],
      ['a text for a list', { insurance: 'privat', pets: 'Hund' }, 'answers.pets'],
      ['a list for a text', { insurance: ['privat'] }, 'answers.insurance'],
      ['an object', { insurance: 'privat', story: { a: 1 } }, 'answers.story'],
      ['nothing', { insurance: 'privat', story: null }, 'answers.story'],
      ['10,000 characters', { insurance: 'privat', story: 'x'.repeat(10_000) }, 'answers.story'],
      ['a number that is none', { insurance: 'privat', callback: '12' }, 'answers.callback'],
    ])('an own question refuses %s, and Cal.com is not asked', async (_name, answers, field) => {
      const answer = await byUser('insured', { attendee: ERIKA, answers });
      expect([answer.status, answer.body.code, fieldsOf(answer)]).toEqual([400, 'validation_failed', [field]]);
      if (field === 'answers.insurance' && 'insurance' in answers && typeof answers.insurance === 'string')
        expect(answer.body.message).toContain('gesetzlich, privat');
      expect(asked(world(), 'createBooking')).toBe(0);
    });
  });

  describe('the place', () => {
    const called = { type: 'attendeePhone', phone: CALLER };

    it('the place of a phone call is the attendee’s number', async () => {
      const { status, body } = await byUser('byCall', { attendee: { ...ERIKA, phone_number: '0170 1234567' } });
      expect([status, body.data.location]).toEqual([201, { type: 'attendeePhone', value: CALLER }]);
      expect(sent().location).toEqual(called);
      expect(await byAgent('byCall', { email: ERIKA.email })).toMatchObject({ ok: true });
      expect(sent().location).toEqual(called);
    });

    it('the place of a phone call is asked for where no number is known', async () => {
      const answer = await byUser('byCall', { attendee: ERIKA });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['attendee.phone_number']]);
      const said = await byAgent('byCall', { email: ERIKA.email }, { from_number: 'anonymous' });
      expect(said).toMatchObject({ ok: false, needs: ['phone_number'] });
      expect(asked(world(), 'createBooking')).toBe(0);
    });

    it('the place that is the attendee’s address is asked for and sent', async () => {
      const answer = await byUser('atHome', { attendee: ERIKA });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['location.value']]);
      expect(await byAgent('atHome', { email: ERIKA.email })).toMatchObject({ ok: false, needs: ['location'] });
      const at = { type: 'attendeeAddress', value: 'Am Weg 1, 10115 Berlin' };
      expect((await byUser('atHome', { attendee: ERIKA, location: at })).status).toBe(201);
      expect(sent().location).toEqual({ type: at.type, address: at.value });
      expect(await byAgent('atHome', { email: ERIKA.email, location: at.value })).toMatchObject({ ok: true });
      expect(sent().location).toEqual({ type: at.type, address: at.value });
    });

    it('the place is chosen where there are several', async () => {
      const answer = await byUser('anywhere', { attendee: ERIKA });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['location']]);
      expect(answer.body.details[0].options).toEqual([ADDRESS.address, 'Telefonanruf bei Ihnen', 'Zoom']);
      const said = await byAgent('anywhere', { email: ERIKA.email });
      expect(said).toMatchObject({
        ok: false,
        needs: ['location'],
        choices: [ADDRESS.address, 'Telefonanruf bei Ihnen', 'Zoom'],
      });
      expect(asked(world(), 'createBooking')).toBe(0);
      expect((await byUser('anywhere', { attendee: ERIKA, location: { type: 'address' } })).status).toBe(201);
      expect(sent().location).toEqual({ type: 'address' });
      expect(await byAgent('anywhere', { email: ERIKA.email, location: 'zoom' })).toMatchObject({ ok: true });
      expect(sent().location).toEqual({ type: 'integration', integration: 'zoom' });
    });

    it('the place that is not offered is refused', async () => {
      for (const location of [{ type: 'link' }, { type: 'integration', value: 'jitsi' }]) {
        const answer = await byUser('anywhere', { attendee: ERIKA, location });
        expect([answer.status, fieldsOf(answer)[0]]).toEqual([400, expect.stringMatching(/^location\./)]);
      }
      expect(asked(world(), 'createBooking')).toBe(0);
    });
  });

  describe('a start without an offset', () => {
    it('a start without an offset is on the clocks of the zone that was shown', async () => {
      const [mine, theirs, far] = [nextTime(), nextTime(), nextTime()];
      expect((await byUser('byMail', { attendee: ERIKA, start: onTheClock(mine) })).body.data.start).toBe(mine.toISO());
      const args = { email: ERIKA.email, start: onTheClock(theirs) };
      expect(await byAgent('byMail', args)).toMatchObject({ ok: true, start: theirs.toISO() });
      expect(heldAt(world(), iso(theirs))).toHaveLength(1);
      const attendee = { ...ERIKA, timezone: 'America/New_York' };
      const start = onTheClock(far.setZone(attendee.timezone));
      expect((await byUser('byMail', { attendee, start })).body.data).toMatchObject({
        start: far.setZone(attendee.timezone).toISO(),
        timezone: attendee.timezone,
      });
    });

    it('a start with another zone’s offset is asked back with both readings', async () => {
      const time = nextTime();
      const wrong = `${onTheClock(time)}-07:00`;
      const readings = [time, DateTime.fromISO(wrong, { zone: ZONE })].map(iso);
      const answer = await byUser('byMail', { attendee: ERIKA, start: wrong });
      expect([answer.status, fieldsOf(answer)]).toEqual([400, ['start']]);
      for (const reading of readings) expect(answer.body.message).toContain(reading);
      const said = await byAgent('byMail', { email: ERIKA.email, start: wrong });
      expect(said).toMatchObject({ ok: false, reason: 'ambiguous', needs: ['start'], choices: readings });
      expect(said.say).toMatch(/^Meinen Sie .* oder .*\?$/);
      expect(asked(world(), 'createBooking')).toBe(0);
    });

    it('a start in UTC is one for everybody', async () => {
      const time = nextTime();
      const { body } = await byUser('byMail', { attendee: ERIKA, start: time.toUTC().toISO() });
      expect(body.data.start).toBe(time.toISO());
    });

    it.each(['2027-03-28T02:30:00', '2026-02-30T10:00:00', 'tomorrow', '2036-12-01T10:00:00', '2026-01-05T10:00:00'])(
      'a start that cannot be is named, with the wanted form: %s',
      async (start) => {
        const answer = await byUser('byMail', { attendee: ERIKA, start });
        expect([answer.status, fieldsOf(answer)]).toEqual([400, ['start']]);
        const said = await byAgent('byMail', { email: ERIKA.email, start });
        expect(said).toMatchObject({
          ok: false,
          reason: 'needs_info',
          needs: ['start'],
          why: expect.stringMatching(/^start /),
        });
        expect(asked(world(), 'createBooking')).toBe(0);
      },
    );

    it('a start that is twice on its day is asked back', async () => {
      const said = await byAgent('byMail', { email: ERIKA.email, start: '2027-10-31T02:30:00' });
      expect(said).toMatchObject({
        ok: false,
        reason: 'ambiguous',
        choices: ['2027-10-31T02:30:00+02:00', '2027-10-31T02:30:00+01:00'],
      });
    });

    it('a day that an agent writes with a time is that day', async () => {
      const { salon } = world();
      const date = day(4, 2);
      const starts = async (written: string): Promise<string[]> => {
        const args = { team_id: team, event_type_id: SERVICES.byMail.id, date: written };
        const { body } = await salon.call(CHECK, args, { call_id: `call_fields_${++calls}` });
        return body.slots.map(({ start }: Json) => start);
      };
      const expected = await starts(date);
      expect(expected).toHaveLength(3);
      for (const written of [`${date}T10:00:00`, `${date}T00:00:00+01:00`, `${date} 10:00`])
        expect(await starts(written)).toEqual(expected);
    });
  });
});
