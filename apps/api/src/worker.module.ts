import { type DynamicModule, Module } from '@nestjs/common';
import type { Environment } from '@app/common';
import { ReadinessModule } from './health/readiness.module';
import { JobsModule } from './jobs.module';
import { KeyCheckModule } from './key-check.module';
import { MetricsRegistryModule } from './metrics/metrics-registry.module';
import { RoomsModule } from './rooms.module';
import { TracingModule } from './tracing/tracing.module';

/** Background jobs without routes; the process answers only health probes and requests for its metrics. */
@Module({})
export class WorkerModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        RoomsModule.with(environment),
        KeyCheckModule,
        ReadinessModule,
        MetricsRegistryModule,
        TracingModule,
        JobsModule,
      ],
    };
  }
}
