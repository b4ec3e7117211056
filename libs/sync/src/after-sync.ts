import { Injectable, Logger } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';

type Listener = (tenant: TenantContext) => Promise<void>;

/** What is to be done after a sync of a company has been stored. A failing listener does not fail the sync. */
@Injectable()
export class AfterSync {
  private readonly log = new Logger(AfterSync.name);
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  async tell(tenant: TenantContext): Promise<void> {
    for (const listener of this.listeners)
      await listener(tenant).catch((error: Error) =>
        this.log.warn({ companyId: tenant.companyId, reason: error.name }, 'Could not follow a sync up'),
      );
  }
}
