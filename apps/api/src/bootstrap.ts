import 'reflect-metadata';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger, type Environment, NestLogger } from '@app/common';
import { API_PREFIX } from './api-prefix';
import { serveApiDocs } from './api-docs';
import { HttpModule } from './http.module';
import { reachableUrl } from './reachable-url';
import { logRequests } from './server/access-log';
import { drainAtTheEnd } from './server/drain';
import { readJsonBodies } from './server/json-bodies';
import { TIMEOUTS, type Timeouts } from './server/limits';
import { ruleRequests } from './server/request-rules';
import { allowOrigins, protectAnswers } from './server/response-headers';
import { serverOptions } from './server/server-options';

/**
 * The application, wired and initialised, not yet listening.
 * @param root what is served; a larger one has to import the {@link HttpModule}.
 */
export async function createApp(
  environment: Environment,
  patience: Timeouts = TIMEOUTS,
  root: DynamicModule = HttpModule.with(environment),
): Promise<NestFastifyApplication> {
  const logger = createLogger(environment.logLevel);
  const adapter = new FastifyAdapter({ ...serverOptions(environment, patience), loggerInstance: logger });
  const server = adapter.getInstance();
  logRequests(server, logger);
  protectAnswers(server);
  ruleRequests(server);
  drainAtTheEnd(server, patience);
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    // Signatures are made over the bytes, not over what the parser understood.
    rawBody: true,
    // Nest would add one for forms; this service speaks JSON.
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  readJsonBodies(app);
  app.setGlobalPrefix(API_PREFIX, { exclude: ['health/live', 'health/ready', 'metrics'] });
  allowOrigins(app, environment);
  serveApiDocs(app);
  app.enableShutdownHooks();
  await app.init();
  return app;
}

/** Opens the doors. @returns the base URL that callers can use. */
export async function listen(app: NestFastifyApplication, { host, port }: Environment): Promise<string> {
  await app.listen(port, host);
  return reachableUrl(app.getHttpServer(), { host, port });
}
