import {
  type BeforeApplicationShutdown,
  Module,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { BookingModule, Comparing, Reconciling } from '@app/booking';
import { InvalidationOutbox } from '@app/caching';
import { Jobs } from '@app/common';
import { MaintenanceMode } from '@app/maintenance';
import { Following, SyncModule, SyncSchedule } from '@app/sync';
import { Retention } from '@app/tenancy';
import { DeliveryCare, DeliverySender, InboxWorker, WebhookRegistration, WebhooksModule } from '@app/webhooks';

/** Runs background jobs in this process: in every API, unless `JOBS=off` leaves them to workers. */
@Module({ imports: [BookingModule, SyncModule, WebhooksModule] })
export class JobsModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly maintenance: MaintenanceMode,
    private readonly jobs: Jobs,
    private readonly invalidations: InvalidationOutbox,
    private readonly openBookings: Reconciling,
    private readonly sender: DeliverySender,
    private readonly care: DeliveryCare,
    private readonly syncs: Following,
    private readonly schedule: SyncSchedule,
    private readonly inbox: InboxWorker,
    private readonly registration: WebhookRegistration,
    private readonly comparing: Comparing,
    private readonly retention: Retention,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.maintenance.follow((isOn) => (isOn ? this.jobs.pause() : this.jobs.resume()));
    await this.invalidations.work();
    this.openBookings.work();
    await this.sender.work();
    await this.care.work();
    await this.syncs.work();
    await this.schedule.work();
    await this.inbox.work();
    await this.registration.work();
    await this.comparing.work();
    await this.retention.work();
  }

  /**
   * Begins to stop all work at once. The framework asks one room after the other, and awaits each, which by then takes
   * no longer than the longest of them.
   */
  onModuleDestroy(): void {
    const works = [
      this.jobs as Jobs & BeforeApplicationShutdown,
      this.openBookings,
      this.sender,
      this.syncs,
      this.inbox,
    ];
    for (const work of works) void Promise.resolve(work.beforeApplicationShutdown()).catch(() => {});
  }
}
