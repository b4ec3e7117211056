import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Clock } from './clock';
import { catalogRoutes } from './control/catalog.routes';
import { faultRoutes } from './control/fault.routes';
import { stateRoutes } from './control/state.routes';
import { CallLog } from './http/calls';
import { installErrorReplies } from './http/error-replies';
import { FaultPlan } from './http/faults';
import { DEFAULT_LIMIT, RateLimit } from './http/rate-limit';
import { serve } from './http/serve';
import type { Workings } from './http/serve';
import type { Seed } from './model';
import { OPERATIONS } from './operations';
import { defaultSeed } from './seed/default-seed';
import { reset } from './reset';
import { readSnapshot, writeSnapshot } from './snapshot';
import { Store } from './store';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** What time it is; the real time where nothing is given. */
  now?: () => Date;
  seed?: Seed;
  /** Keeps the bookings across restarts. */
  stateFile?: string;
  /** Requests per minute and key; null for no limit. Cal.com's 120 where nothing is given. */
  rateLimit?: number | null;
}

/** A running sandbox, with everything that the control API reaches. */
export interface Sandbox extends Workings {
  app: FastifyInstance;
  /** What a client takes as its base URL, ending in `/v2`. */
  url: string;
  /** The control API, ending in `/__sandbox`. */
  controlUrl: string;
  /** All back to the start: bookings, catalogue, faults, calls, limits, clock. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a stand-in for Cal.com and listens. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const workings = assemble(options);
  const app = buildApp(workings);
  await app.listen({ port, host });
  const address = app.server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return {
    ...workings,
    app,
    url: `${origin}/v2`,
    controlUrl: `${origin}/__sandbox`,
    reset: () => reset(workings),
    close: () => app.close(),
  };
}

function assemble({ now, seed = defaultSeed, stateFile, rateLimit = DEFAULT_LIMIT }: SandboxOptions): Workings {
  const clock = new Clock(now);
  const store = new Store(seed, stateFile ? (bookings) => writeSnapshot(stateFile, bookings) : undefined);
  if (stateFile) store.loadBookings(readSnapshot(stateFile));
  return { clock, store, calls: new CallLog(), faults: new FaultPlan(), rateLimit: new RateLimit(clock, rateLimit) };
}

function buildApp(workings: Workings): FastifyInstance {
  // A hanging request must not keep a test or a shutdown waiting.
  const app = fastify({ forceCloseConnections: true, bodyLimit: 100 * 1024, ajv: { customOptions: STRICT_BODIES } });
  app.addHook('onRequest', async (_request, reply) => void reply.header('X-Request-Id', randomUUID()));
  acceptEmptyJson(app);
  installErrorReplies(app, workings.clock);
  app.register(
    async (v2) => {
      for (const operation of OPERATIONS) serve(v2, operation, workings);
    },
    { prefix: '/v2' },
  );
  app.register(
    async (control) => {
      for (const routes of [stateRoutes, faultRoutes, catalogRoutes]) routes(control, workings);
    },
    { prefix: '/__sandbox' },
  );
  return app;
}

const STRICT_BODIES = { removeAdditional: false, coerceTypes: false } as const;

/** A POST may come with a JSON content type and no body at all. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('ignore', 'ignore');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, {});
    else parse(request, body as string, done);
  });
}
