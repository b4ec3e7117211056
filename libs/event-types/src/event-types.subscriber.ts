import { Injectable } from '@nestjs/common';
import { InvalidatingSubscriber, type Invalidation } from '@app/caching';
import type { CompanyId } from '@app/tenancy';
import { answersShowing } from './answers-showing';
import { EventType } from './event-type.entity';

/** Invalidates the cached services of the team. */
@Injectable()
export class EventTypesSubscriber extends InvalidatingSubscriber<EventType> {
  override getSubscribedEntities() {
    return [EventType];
  }

  protected override affected(eventType: EventType): Invalidation {
    return answersShowing(eventType.companyId as CompanyId, eventType.teamId);
  }
}
