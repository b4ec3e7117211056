import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';

/** An event type that is booked through this service, by Cal.com's ids. */
export interface EventTypeScope {
  calcomTeamId: number;
  calcomEventTypeId: number;
}

type ListScopes = (tenant: TenantContext) => Promise<EventTypeScope[]>;

/** The scopes of a company's subscriptions. The room that knows its event types registers them. */
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
