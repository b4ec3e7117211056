import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { unusedUrl } from '../../libs/caching/testing/unused-url';
import { ApiClient, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { onServers } from '../support/on-every-engine';
import { type CollectedSpan, type Collector, openCollector, openTap, type Tap } from '../support/otlp-collector';
import { builtProgram, ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { callTo, signed } from '../support/retell';
import type { TestCompany } from '../support/test-company';
import { check, day, ERIKA, MUNICH, teamId } from './steps';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const traceparent = `00-${TRACE}-${PARENT}-01`;

/** Tells every module that is loaded from a file, on standard error. */
const TELL_MODULES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (process.stderr.write('loaded ' + url + '\\n'), next(url, context)) });
`)}`;

/** What a trace of this service can consist of. */
const SPAN_NAMES =
  /^(GET|POST|HEAD)( \/\S+)?$|^request$|^handler - \S+$|^calcom [a-zA-Z]+$|^cache lease wait$|^booking [a-z]+$|^(SELECT|INSERT|UPDATE|DELETE|WITH|COMMIT|ROLLBACK|BEGIN|SET|SAVEPOINT|RELEASE)( [a-z_.]+)?$|^[A-Z]+$/;
const ATTRIBUTES =
  /^(http\.(request\.method|response\.status_code|route)|server\.(address|port)|url\.scheme|network\.protocol\.version|error\.type|fastify\.type|db\.(system|operation)\.name|db\.collection\.name|calcom\.(operation|priority)|booking\.(from|to))$/;

onServers('tracing of the production build', (world) => {
  let collector: Collector;
  let calcom: Tap;
  let api: ApiProcess;
  let salon: TestCompany;
  let team: number;

  const variables = (): Record<string, string> => ({
    ...world().engines.variables,
    CALCOM_BASE_URL: calcom.url,
    CALCOM_ALLOWED_HOSTS: 'loopback',
    THROTTLE_PER_MINUTE: '1000000',
    NODE_OPTIONS: `--import=${TELL_MODULES}`,
  });
  const at = (url: string): { member: ApiClient } => ({ member: new ApiClient(url, salon.memberToken) });
  const traced = { headers: { traceparent } };
  /** The spans of the trace, once the request's own has come: it is the last one to end. */
  const spansOfTrace = async (count = 1): Promise<CollectedSpan[]> => {
    const mine = (): CollectedSpan[] => collector.spans().filter(({ traceId }) => traceId === TRACE);
    const ended = (): number => mine().filter(({ parentSpanId }) => parentSpanId === PARENT).length;
    await eventually('the request’s span has come', () => ended() >= count);
    return mine();
  };

  beforeAll(async () => {
    await ensureProductionBuild();
    salon = world().salon;
    team = await teamId(salon, MUNICH.team);
    collector = await openCollector();
    calcom = await openTap(world().sandbox.url);
    api = await startApi({
      ...variables(),
      LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=blue%20one',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_BSP_SCHEDULE_DELAY: '20',
    });
  });
  afterAll(async () => {
    await api?.stop();
    await calcom?.close();
    await collector?.close();
  });
  beforeEach(() => collector.reset());

  const questions = (weeks: number): string =>
    `/api/retell/check-availability?team_id=${team}&event_type_id=${MUNICH.men}&date=${day(weeks)}`;

  it('tracing joins request, SQL, Redis and Cal.com in the trace of the caller', async () => {
    const { status } = await at(api.url).member.get(questions(4), traced);
    expect(status).toBe(200);
    const spans = await spansOfTrace();
    const named = (name: string | RegExp): CollectedSpan[] =>
      spans.filter((span) => (typeof name === 'string' ? span.name === name : name.test(span.name)));
    const [request] = named('GET /api/retell/check-availability');
    expect(request).toMatchObject({
      parentSpanId: PARENT,
      attributes: { 'http.response.status_code': expect.anything() },
    });
    const [operation] = named('calcom listSlots');
    expect(spans.filter(({ parentSpanId }) => parentSpanId === operation?.spanId).map(({ name }) => name)).toContain(
      'GET',
    );
    expect(named(/^SELECT/).length).toBeGreaterThan(0);
    expect(named(/^SELECT/)[0]?.attributes).toMatchObject({ 'db.system.name': 'postgresql' });
    expect(spans.filter(({ attributes }) => attributes['db.system.name'] === 'redis').length).toBeGreaterThan(0);
    const ids = new Set([PARENT, ...spans.map(({ spanId }) => spanId)]);
    expect(spans.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? '')).map(({ name }) => name)).toEqual([]);
  });

  it('tracing sends what OTEL_EXPORTER_OTLP_HEADERS and the resource say', async () => {
    await at(api.url).member.get(questions(4), traced);
    await spansOfTrace();
    expect(collector.headers()).toMatchObject({ 'x-tenant': 'blue one', 'content-type': 'application/json' });
    expect(collector.text()).toContain('deployment.environment.name');
    expect(collector.text()).toContain('team-selector');
  });

  it('tracing makes few spans of a request, and of a cached answer none of a statement', async () => {
    await at(api.url).member.get(questions(5), traced);
    const cold = await spansOfTrace();
    expect(cold.length).toBeLessThan(40);
    collector.reset();
    await at(api.url).member.get(questions(5), traced);
    const warm = await spansOfTrace();
    const own = ['GET /api/retell/check-availability', 'request'];
    expect(
      warm
        .map(({ name }) => name)
        .filter((name) => own.includes(name))
        .toSorted(),
    ).toEqual(own);
    // Redis is asked where the local cache was emptied in between: for the key, and for the proof that nothing was missed.
    expect(warm.filter(({ name }) => !own.includes(name) && name !== 'EVALSHA')).toEqual([]);
    expect(warm.length).toBeLessThanOrEqual(4);
  });

  it('tracing of a booking names its transitions, and tells nothing of the person, the statements or the keys', async () => {
    const slots = (await check(at(api.url), { team_id: team, event_type_id: MUNICH.men, date: day(6) })).body.data
      .slots;
    const body = { slot_id: slots[0].slot_id, attendee: ERIKA, notes: "Erika's notes from Musterhausen" };
    const booked = await at(api.url).member.post('/api/retell/book-appointment', body, traced);
    expect(booked.status).toBe(201);
    const find = `/api/bookings?host=Mustermann&limit=3`;
    await at(api.url).member.get(find, traced);
    await new ApiClient(api.url).post('/api/auth/tokens', { email: ERIKA.email, password: 'a wrong password' }, traced);
    const spans = await spansOfTrace(3);
    const transitions = spans.filter(({ name }) => name.startsWith('booking '));
    expect(transitions.map(({ attributes }) => [attributes['booking.from'], attributes['booking.to']])).toEqual([
      ['new', 'pending'],
      ['pending', 'confirmed'],
    ]);
    for (const { name, attributes, events = [], status } of spans) {
      expect(name).toMatch(SPAN_NAMES);
      expect(Object.keys(attributes).filter((key) => !ATTRIBUTES.test(key))).toEqual([]);
      expect([events, status?.message]).toEqual([[], undefined]);
    }
    const { uid } = booked.body.data;
    const [, secret = 'none'] = salon.memberToken.split('|');
    for (const text of ['Erika', 'Muster', 'example.org', 'set_config', '$1', '?', uid, secret, 'cal_', 'password'])
      expect([text, collector.text().includes(text)]).toEqual([text, false]);
  });

  it('tracing sends no traceparent to Cal.com', () => {
    expect(calcom.sent()).toMatch(/authorization: Bearer/i);
    expect(calcom.sent()).not.toMatch(/traceparent|tracestate|baggage/i);
  });

  it('tracing gives the lines of the log the trace, beside request, company and call', async () => {
    const call = callTo(salon.agent, 'call_traced_1');
    const body = { name: 'current_time', args: {}, call };
    const { headers } = await signed(api.url, '/api/retell/current-time', body, salon.agent);
    const id = headers.get('x-request-id') ?? '';
    await eventually('the line is written', () => api.output().includes(id));
    const line = api
      .output()
      .split('\n')
      .find((text) => text.startsWith('{') && text.includes(id));
    expect(JSON.parse(line ?? '{}') as Json).toMatchObject({
      reqId: id,
      company: salon.id,
      call: 'call_traced_1',
      path: '/api/retell/current-time',
      trace_id: expect.stringMatching(/^[\da-f]{32}$/),
    });
  });

  describe('without an endpoint', () => {
    const loaded = ({ output }: ApiProcess): string[] =>
      [...output().matchAll(/^loaded (file:\S+)$/gm)].map(([, url = '']) => url);

    it('tracing loads nothing without an endpoint, and its own part of the build with one', async () => {
      const quiet = await startApi(variables());
      try {
        expect((await at(quiet.url).member.get('/api/calcom/teams')).status).toBe(200);
        expect(loaded(quiet).filter((url) => url.endsWith('/apps/api/main.js'))).toHaveLength(1);
        expect(loaded(quiet).filter((url) => /tracing|opentelemetry|otel/.test(url))).toEqual([]);
      } finally {
        await quiet.stop();
      }
      expect(loaded(api).filter((url) => url.endsWith('/apps/api/tracing.js'))).toHaveLength(1);
    });

    it('tracing lies in no other part of the build', () => {
      const folder = join(builtProgram('main'), '..');
      const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
      const holds = (name: string): boolean => readFileSync(join(folder, name), 'utf8').includes('BatchSpanProcessor');
      expect(files).toContain('vendor.js');
      expect(files.filter((name) => holds(name))).toEqual(['tracing.js']);
    });

    it('tracing is off with OTEL_SDK_DISABLED', async () => {
      const quiet = await startApi({
        ...variables(),
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_SDK_DISABLED: 'true',
      });
      await quiet.stop();
      expect(loaded(quiet).filter((url) => url.endsWith('/tracing.js'))).toEqual([]);
    });
  });

  it('tracing to a collector that is away holds no request up, and says so in one line', async () => {
    const endpoint = await unusedUrl();
    const away = await startApi({
      ...variables(),
      LOG_LEVEL: 'warn',
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint.replace(/^\w+:/, 'http:'),
      OTEL_EXPORTER_OTLP_TIMEOUT: '20',
      OTEL_BSP_SCHEDULE_DELAY: '10',
    });
    const warnings = (): number => away.output().split('Traces cannot be sent').length - 1;
    const until = performance.now() + 2000;
    try {
      let answers = 0;
      do {
        expect((await at(away.url).member.get('/api/calcom/teams')).status).toBe(200);
        answers++;
      } while (performance.now() < until || warnings() === 0);
      expect(answers).toBeGreaterThan(50);
      expect(warnings()).toBe(1);
    } finally {
      await away.stop();
    }
  });
});
