import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CompanyCacheInterceptor, sendNotModified } from '@app/caching';
import { createValidationPipe, EnvelopeInterceptor, type Environment, ErrorFilter } from '@app/common';
import { IdempotentSettings } from '@app/idempotency';
import { RetellModule } from '@app/retell';
import { FailedAuthenticationGuard } from '@app/throttling';
import { WebhooksModule } from '@app/webhooks';
import { admission } from './admission';
import { FastPath } from './fast-path/fast-path';
import { FastPathModule } from './fast-path/fast-path.module';
import { HealthModule } from './health/health.module';
import { JobsModule } from './jobs.module';
import { KeyCheckModule } from './key-check.module';
import { HttpMetrics } from './metrics/http-metrics';
import { MetricsModule } from './metrics/metrics.module';
import { StatusModule } from './status/status.module';
import { RoomsModule } from './rooms.module';
import { AllowedMethods } from './server/allowed-methods';
import { BodyAdmission } from './server/body-admission';
import { HeaderAdmission } from './server/header-admission';
import { OriginGuard } from './server/origin.guard';
import { spreadBursts } from './server/spread-bursts';
import { TracingModule } from './tracing/tracing.module';

/** The HTTP side of the application, on top of the {@link RoomsModule}: admission, interceptors, pipe, filter, hooks. */
@Module({})
export class HttpModule {
  /** @param isTrial whether the process is `npm start`, which is there to be tried out. */
  static with(environment: Environment, { isTrial = false } = {}): DynamicModule {
    return {
      module: HttpModule,
      imports: [
        RoomsModule.with(environment),
        // For the signatures, which are checked before a body is parsed.
        RetellModule,
        WebhooksModule,
        KeyCheckModule,
        FastPathModule,
        HealthModule,
        MetricsModule.with({ isTrial }),
        StatusModule,
        TracingModule,
        ...(environment.runsJobs ? [JobsModule] : []),
      ],
      providers: [
        ...admission,
        OriginGuard,
        AllowedMethods,
        HeaderAdmission,
        BodyAdmission,
        // Outermost first: the cache stores the answer after the envelope has wrapped it.
        { provide: APP_INTERCEPTOR, useExisting: CompanyCacheInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EnvelopeInterceptor },
        { provide: APP_INTERCEPTOR, useExisting: IdempotentSettings },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }

  /** Adds the server's hooks here, because Fastify takes them only before the routes are registered. */
  constructor(
    { httpAdapter }: HttpAdapterHost,
    fastPath: FastPath,
    headers: HeaderAdmission,
    bodies: BodyAdmission,
    methods: AllowedMethods,
    metrics: HttpMetrics,
    failures: FailedAuthenticationGuard,
  ) {
    const server = httpAdapter.getInstance<FastifyInstance>();
    metrics.observe(server);
    spreadBursts(server, (request) => failures.senderOf(request));
    methods.attach(server);
    fastPath.attach(server);
    // Behind the fast path, whose answers need no more decisions.
    headers.attach(server);
    bodies.attach(server);
    sendNotModified(server);
    server.addHook('onResponse', (request, reply, done) => {
      if (reply.statusCode === 401) failures.noteFailure(request);
      done();
    });
  }
}
