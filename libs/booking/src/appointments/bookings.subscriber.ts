import { Injectable } from '@nestjs/common';
import { cacheKeys, InvalidatingSubscriber, type Invalidation } from '@app/caching';
import type { CompanyId } from '@app/tenancy';
import { Booking } from './booking.entity';

/** A booking, however it ended, makes every free slot we remember for its event type doubtful. */
@Injectable()
export class BookingsSubscriber extends InvalidatingSubscriber<Booking> {
  override getSubscribedEntities() {
    return [Booking];
  }

  protected override affected(booking: Booking): Invalidation {
    const company = booking.companyId as CompanyId;
    return { keys: [], families: [cacheKeys.availabilityFamily(company, booking.teamId, booking.calcomEventTypeId)] };
  }
}
