import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { Clock } from './clock';
import { bookingRoutes } from './control/booking.routes';
import { catalogRoutes } from './control/catalog.routes';
import { faultRoutes } from './control/fault.routes';
import { stateRoutes } from './control/state.routes';
import { webhookRoutes } from './control/webhook.routes';
import { CallLog } from './http/calls';
import { installErrorReplies } from './http/error-replies';
import { FaultInjector } from './http/faults';
import type { Fault } from './http/faults';
import { DEFAULT_LIMIT, RateLimit } from './http/rate-limit';
import { serve } from './http/serve';
import type { SandboxState } from './http/serve';
import type { Seed } from './model';
import { OPERATIONS } from './operations';
import { defaultSeed } from './seed/default-seed';
import { reset } from './reset';
import { readSnapshot, writeSnapshot } from './snapshot';
import { Store } from './store';
import { WebhookSender } from './webhooks/sender';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  /** The base clock; absent: the system's. */
  now?: () => Date;
  seed?: Seed;
  /** A file that preserves the bookings across restarts. */
  stateFile?: string;
  /** Requests per minute and key; null: no limit; absent: Cal.com's 120. */
  rateLimit?: number | null;
  /** Those that are active at the start and after a reset. */
  faults?: readonly Fault[];
}

/** A running sandbox, with its state for tests in the same process. */
export interface Sandbox extends SandboxState {
  app: FastifyInstance;
  /** The base URL of the API, ending in `/v2`. */
  url: string;
  /** The base URL of the control API, ending in `/__sandbox`. */
  controlUrl: string;
  /** Resets bookings, catalogue, faults, calls, rate limit and clock. */
  reset(): void;
  close(): Promise<void>;
}

/** Starts a stand-in for Cal.com and listens. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1' } = options;
  const state = assemble(options);
  const app = buildApp(state);
  await app.listen({ port, host });
  const address = app.server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
  return {
    ...state,
    app,
    url: `${origin}/v2`,
    controlUrl: `${origin}/__sandbox`,
    reset: () => reset(state),
    close: () => {
      state.webhooks.close();
      return app.close();
    },
  };
}

function assemble(options: SandboxOptions): SandboxState {
  const { now, seed = defaultSeed, stateFile, rateLimit = DEFAULT_LIMIT, faults } = options;
  const clock = new Clock(now);
  const store = new Store(seed, stateFile ? (bookings) => writeSnapshot(stateFile, bookings) : undefined);
  if (stateFile) store.loadBookings(readSnapshot(stateFile));
  const injector = new FaultInjector(faults);
  return {
    clock,
    store,
    calls: new CallLog(),
    faults: injector,
    webhooks: new WebhookSender(store, clock, injector),
    rateLimit: new RateLimit(clock, rateLimit),
  };
}

function buildApp(state: SandboxState): FastifyInstance {
  // A hanging request must not delay a test or the shutdown.
  const app = fastify({ forceCloseConnections: true, bodyLimit: 100 * 1024, ajv: { customOptions: STRICT_BODIES } });
  app.addHook('onRequest', async (_request, reply) => void reply.header('X-Request-Id', randomUUID()));
  acceptEmptyJson(app);
  installErrorReplies(app, state.clock);
  app.register(
    async (v2) => {
      for (const operation of OPERATIONS) serve(v2, operation, state);
    },
    { prefix: '/v2' },
  );
  app.register(
    async (control) => {
      for (const routes of [stateRoutes, faultRoutes, catalogRoutes, bookingRoutes, webhookRoutes])
        routes(control, state);
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
