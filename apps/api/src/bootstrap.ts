import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, type Environment, NestLogger } from '@app/common';
import { API_PREFIX, OUTSIDE_PREFIX } from './api-prefix';
import { serveApiDocs, type TrialDocs } from './api-docs';
import { compressDocuments } from './docs/compressed';
import { HttpModule } from './http.module';
import { listening } from './listening';
import { BUILT_PAGE } from './page/page-files';
import { servePage } from './page/serve-page';
import { reachableUrl } from './reachable-url';
import { logRequests } from './server/access-log';
import { logFacts, noteRequests } from './server/log-facts';
import { BodyAdmission } from './server/body-admission';
import { readJsonBodies } from './server/json-bodies';
import { TIMEOUTS, type Timeouts } from './server/limits';
import { enforceRequestRules } from './server/request-rules';
import { addResponseHeaders, allowOrigins } from './server/response-headers';
import { serverOptions } from './server/server-options';
import { StoppableAdapter } from './server/stoppable-adapter';
import { drainUnreadBodies } from './server/unread-bodies';
import { startTracing } from './tracing/tracing';

/**
 * The application, wired and initialised, not yet listening.
 * @param root the root module; any other one has to import the {@link HttpModule}.
 * @param trial of a server that is there to be tried out.
 * @param page the folder of the built page.
 */
export async function createApp(
  environment: Environment,
  timeouts: Timeouts = TIMEOUTS,
  root: DynamicModule = HttpModule.with(environment),
  trial?: TrialDocs,
  page = BUILT_PAGE,
): Promise<NestFastifyApplication> {
  await startTracing(environment);
  const logger = createLogger(environment.logLevel, logFacts);
  const options = { ...serverOptions(environment, timeouts), loggerInstance: logger };
  const adapter = new StoppableAdapter(options, { notice: environment.stopNotice, drain: timeouts.drain });
  const server = adapter.getInstance();
  logRequests(server, logger);
  noteRequests(server);
  addResponseHeaders(server);
  enforceRequestRules(server);
  drainUnreadBodies(server);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    // Signatures cover the bytes of the body, not the parsed value.
    rawBody: true,
    // Nest would add a parser for forms; this service accepts JSON only.
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  readJsonBodies(app, app.get(BodyAdmission, { strict: false }));
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_PREFIX });
  allowOrigins(app, environment);
  await compressDocuments(app);
  serveApiDocs(app, environment.publicUrl, trial);
  await servePage(app, page);
  app.enableShutdownHooks();
  await app.init();
  return app;
}

/** Starts listening. @returns the base URL that callers can use. */
export async function listen(app: NestFastifyApplication, { host, port }: Environment): Promise<string> {
  await listening(app.listen(port, host), { host, port });
  return reachableUrl(app.getHttpServer(), { host, port });
}
