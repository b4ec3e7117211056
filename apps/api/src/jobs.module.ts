import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { InvalidationOutbox } from '@app/caching';

/** Runs background jobs in this process: in every API, unless `JOBS=off` leaves them to workers. */
@Module({})
export class JobsModule implements OnApplicationBootstrap {
  constructor(private readonly invalidations: InvalidationOutbox) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.invalidations.work();
  }
}
