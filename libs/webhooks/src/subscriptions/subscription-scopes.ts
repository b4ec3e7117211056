import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';

/** An event type that is booked through this service, by Cal.com's ids. */
export interface EventTypeScope {
  calcomTeamId: number;
  calcomEventTypeId: number;
}

type ListScopes = (tenant: TenantContext) => Promise<EventTypeScope[]>;

/** What a company has to be told about. The room that knows its event types registers. */
@Injectable()
export class SubscriptionScopes {
  private list: ListScopes = () => Promise.resolve([]);

  register(list: ListScopes): void {
    this.list = list;
  }

  of(tenant: TenantContext): Promise<EventTypeScope[]> {
    return this.list(tenant);
  }
}
