import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { BookingModule, Reconciling } from '@app/booking';
import { InvalidationOutbox } from '@app/caching';

/** Runs background jobs in this process: in every API, unless `JOBS=off` leaves them to workers. */
@Module({ imports: [BookingModule] })
export class JobsModule implements OnApplicationBootstrap {
  constructor(
    private readonly invalidations: InvalidationOutbox,
    private readonly openBookings: Reconciling,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.invalidations.work();
    this.openBookings.work();
  }
}
