import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CompanyId, Retention, TenantDatabase } from '@app/tenancy';
import { calcomSignature, deliver, subscribe, type Subscribed, subscribedTo } from '../support/calcom-webhooks';
import type { Answer, Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { asOwner } from '../support/as-owner';
import { COLOGNE, MUNICH } from './steps';

const PATH = '/api/webhooks/calcom';
/** The service's limit, and a little more. */
const TOO_LONG = 256 * 1024 + 1;

const event = (changes: object = {}, payload: object = {}) => ({
  triggerEvent: 'BOOKING_CANCELLED',
  createdAt: '2026-12-01T10:00:00.000Z',
  payload: { uid: 'a-uid-of-nobody', eventTypeId: MUNICH.men, status: 'CANCELLED', ...payload },
  ...changes,
});

/** Without what differs for every request. */
const bare = ({ status, text, headers }: Answer<Json>) => ({
  status,
  text: text.replace(/"request_id":"[^"]+"/, ''),
  type: headers.get('content-type'),
  challenge: headers.get('www-authenticate'),
});

onEveryEngine('the inbox of Cal.com’s webhooks', (world) => {
  let own: Subscribed;
  let theirs: Subscribed;

  beforeAll(async () => {
    await subscribe(world(), world().salon.id);
    await subscribe(world(), world().praxis.id);
    own = subscribedTo(world(), MUNICH.men);
    theirs = subscribedTo(world(), COLOGNE.exercise);
  });

  const send = (body: object | string = event(), signature?: string | null, to = own) =>
    deliver(world().url, to, body, signature);
  const stored = (sql: string): Promise<Json[]> =>
    world()
      .app.get(TenantDatabase)
      .forTenant({ companyId: world().salon.id as CompanyId })
      .transactional((em) => em.execute(sql));
  const count = async (where: string): Promise<number> =>
    Number((await stored(`select count(*) from webhook_inbox where ${where}`))[0].count);

  it('a signed event is answered 204 without a body, and stored as it came', async () => {
    const body = JSON.stringify(event({ createdAt: '2026-12-01T09:00:00.000Z' }, { title: 'Größe  42' }));
    const { status, text } = await send(body);
    expect([status, text]).toEqual([204, '']);
    const [row] = await stored(`select body from webhook_inbox where event_at = '2026-12-01T09:00:00.000Z'`);
    expect(row.body).toBe(body);
  });

  it('an event that comes again is answered 204, and stored and handled once', async () => {
    const again = event({ createdAt: '2026-12-01T09:30:00.000Z' });
    const answers = await Promise.all([send(again), send(again), send(again)]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await count(`event_at = '2026-12-01T09:30:00.000Z'`)).toBe(1);
    await eventually('it is handled', () => count(`event_at = '2026-12-01T09:30:00.000Z' and status = 'done'`));
    const [row] = await stored(`select attempts from webhook_inbox where event_at = '2026-12-01T09:30:00.000Z'`);
    expect(row.attempts).toBe(1);
  });

  it.each([
    ['of a meeting, flat', { triggerEvent: 'MEETING_STARTED', createdAt: '2026-12-01T10:00:00.000Z', uid: 'a' }],
    ['that nobody has thought of', event({ triggerEvent: 'BOOKING_EATEN' })],
    ['without a booking', event({ payload: null })],
    ['without a uid', event({}, { uid: undefined })],
    ['with an endless uid', event({}, { uid: 'u'.repeat(1000) })],
    ['with a uid that is a path', event({}, { uid: '../../me' })],
    ['that is a list', '[]'],
    ['that is a text', '"text"'],
  ])('an event %s is answered 204 and not stored', async (_, body) => {
    const before = await count('true');
    expect((await send(body)).status).toBe(204);
    expect(await count('true')).toBe(before);
  });

  describe('refused with 401, in the same bytes', () => {
    const body = JSON.stringify(event({ createdAt: '2026-12-01T11:00:00.000Z' }));
    const nowhere = (address: string): Subscribed => ({ path: `${PATH}/${address}`, secret: own.secret });
    const cases: [string, () => Promise<Answer<Json>>][] = [
      ['a forged signature', () => send(body, calcomSignature(body, 'a guess'))],
      ['the signature of other bytes', () => send(body, calcomSignature(`${body} `, own.secret))],
      ['no signature', () => send(body, null)],
      ['an empty signature', () => send(body, '')],
      ['the words for no secret', () => send(body, 'no-secret-provided')],
      ['upper case', () => send(body, calcomSignature(body, own.secret).toUpperCase())],
      ["another company's secret", () => send(body, calcomSignature(body, theirs.secret))],
      [
        "another subscription's secret",
        () => send(body, calcomSignature(body, subscribedTo(world(), MUNICH.women).secret)),
      ],
      ["another company's subscription, replayed", () => send(body, calcomSignature(body, own.secret), theirs)],
      ['an unknown subscription', () => send(body, undefined, nowhere('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))],
      ['an address of another form', () => send(body, undefined, nowhere('1'))],
      ['what is not even JSON', () => send('{"triggerEvent', calcomSignature('{', 'a guess'))],
      ['no body', () => send('', calcomSignature('', own.secret))],
    ];

    it.each(cases)('%s', async (_, request) => {
      const refused = bare(await send(body, calcomSignature(body, 'a guess')));
      expect(refused.status).toBe(401);
      expect(bare(await request())).toEqual(refused);
      expect(await count(`event_at = '2026-12-01T11:00:00.000Z'`)).toBe(0);
    });
  });

  it('a body over 256 kB is answered 413', async () => {
    const long = JSON.stringify(event({}, { title: 'x'.repeat(TOO_LONG) }));
    expect((await send(long)).status).toBe(413);
    const fits = JSON.stringify(event({}, { title: 'x'.repeat(250 * 1024) }));
    expect((await send(fits)).status).toBe(204);
  });

  it('a signed body that is no JSON is answered 400, and one that is not JSON by its type 415', async () => {
    expect((await send('{"triggerEvent":')).status).toBe(400);
    const raw = 'a=b';
    const answer = await fetch(world().url + own.path, {
      method: 'POST',
      body: raw,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-cal-signature-256': calcomSignature(raw, own.secret),
      },
    });
    expect(answer.status).toBe(415);
  });

  it('what came is removed when it has been handled for as long as deliveries are kept', async () => {
    await asOwner(
      world(),
      `update webhook_inbox set status = 'done', handled_at = now() - interval '29 days' where uid = 'a-uid-of-nobody'`,
    );
    await asOwner(
      world(),
      `update webhook_inbox set handled_at = now() - interval '31 days' where event_at = '2026-12-01T09:30:00.000Z'`,
    );
    await world().app.get(Retention).run();
    expect(await count(`event_at = '2026-12-01T09:30:00.000Z'`)).toBe(0);
    expect(await count(`event_at = '2026-12-01T09:00:00.000Z'`)).toBe(1);
  });

  it('secrets of subscriptions are sealed', async () => {
    const rows: Json[] = await asOwner(world(), `select secret from webhook_subscriptions`);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ secret }) => !secret.startsWith('v1.'))).toEqual([]);
  });
});
