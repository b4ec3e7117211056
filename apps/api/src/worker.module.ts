import { type DynamicModule, Module } from '@nestjs/common';
import type { Environment } from '@app/common';
import { ReadinessModule } from './health/readiness.module';
import { JobsModule } from './jobs.module';
import { RoomsModule } from './rooms.module';

/** The jobs alone: no routes are served, and nothing but its health can be asked. */
@Module({})
export class WorkerModule {
  static with(environment: Environment): DynamicModule {
    return { module: WorkerModule, imports: [RoomsModule.with(environment), ReadinessModule, JobsModule] };
  }
}
