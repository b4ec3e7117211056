import { EntityManager, type EventArgs, type EventSubscriber } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Company, type CompanyId } from '@app/tenancy';
import { OutgoingEvents } from './outgoing-events';

/** Tells a company that Cal.com refuses its key: once, until it has another one. */
@Injectable()
export class RefusedKeySubscriber implements EventSubscriber<Company> {
  /** `em`: the application's; forks that are made later share its events. */
  constructor(
    em: EntityManager,
    private readonly events: OutgoingEvents,
  ) {
    em.getEventManager().registerSubscriber(this);
  }

  getSubscribedEntities() {
    return [Company];
  }

  afterUpdate({ em, entity: { id, calcomKeyRefusedAt: since }, changeSet }: EventArgs<Company>): void {
    if (since == null || changeSet?.payload.calcomKeyRefusedAt === undefined) return;
    this.events.record(
      em,
      { companyId: id as CompanyId },
      { type: 'calcom.key_refused', subject: `company:${id}`, data: { refused_at: since.toISOString() } },
    );
  }
}
