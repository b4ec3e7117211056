import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Registry } from 'prom-client';
import { createLogger, NestLogger } from '@app/common';
import { exitOnUncaught, exitWith } from './exit';
import { HealthServer } from './health/health-server';
import { Readiness } from './health/readiness';
import { partsInUse } from './parts-in-use';
import { readEnvironment } from './read-environment';
import { logFacts } from './server/log-facts';
import { startTracing } from './tracing/tracing';
import { endInTime } from './stop-deadline';
import { WorkerModule } from './worker.module';

/** `npm run start:worker`: runs background jobs, and answers `/health` and `/metrics` on `PORT`. */
exitOnUncaught();
endInTime();
try {
  const environment = readEnvironment(process.env);
  await startTracing(environment);
  const app = await NestFactory.createApplicationContext(WorkerModule.with(environment), {
    logger: new NestLogger(createLogger(environment.logLevel, logFacts)),
    abortOnError: false,
  });
  const server = await HealthServer.open(app.get(Readiness), app.get(Registry), environment);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
  app.enableShutdownHooks();
  console.log(`Team Selector's worker answers on ${server.url}/health/ready\n${partsInUse(environment)}`);
} catch (error) {
  exitWith(error);
}
