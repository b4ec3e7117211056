import { Injectable } from '@nestjs/common';
import { cacheKeys, InvalidatingSubscriber, type Invalidation } from '@app/caching';
import type { CompanyId } from '@app/tenancy';
import type { SharedEventType } from '../claims/booking-claims';
import { Booking } from './booking.entity';

/**
 * Invalidates the cached availability of the event type and of all that share a host with it: a booking, whatever its
 * outcome, may have taken a slot. Not while it is being sent, when no slot is taken yet.
 */
@Injectable()
export class BookingsSubscriber extends InvalidatingSubscriber<Booking> {
  override getSubscribedEntities() {
    return [Booking];
  }

  protected override affected(booking: Booking): Invalidation {
    if (booking.status === 'pending') return {};
    const company = booking.companyId as CompanyId;
    const own: SharedEventType = [booking.teamId, booking.calcomEventTypeId];
    const families = [own, ...(booking.sharing ?? [])].map(([teamId, eventTypeId]) =>
      cacheKeys.availabilityFamily(company, teamId, eventTypeId),
    );
    return { families: [...new Set(families)] };
  }
}
