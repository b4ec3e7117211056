import { invalid } from '@app/common';
import type { Offer, OffersWanted } from '@app/event-types';
import type { EarliestQueryDto } from './earliest.dto';

/** @throws AppError 400 when not exactly one of the two is named. */
export function wantedOffers({ service, event_type_ids: eventTypeIds }: EarliestQueryDto): OffersWanted {
  if (service !== undefined && eventTypeIds !== undefined)
    throw invalid({ field: 'event_type_ids', message: 'cannot be given beside service' });
  if (service !== undefined) return { service };
  if (eventTypeIds !== undefined) return { eventTypeIds };
  throw invalid({ field: 'service', message: 'is missing; name it, or event_type_ids' });
}

/**
 * Uses the same message for what another company or branch offers as for what does not exist.
 * @throws AppError 400 naming the field.
 */
export function refuseUnknown(wanted: OffersWanted, offers: readonly Offer[]): void {
  if ('service' in wanted) {
    if (offers.length === 0) throw invalid({ field: 'service', message: 'is not the slug of a service of your teams' });
    return;
  }
  const known = new Set(offers.filter(({ isActive }) => isActive).map(({ calcomEventTypeId }) => calcomEventTypeId));
  if (!wanted.eventTypeIds.every((id) => known.has(id)))
    throw invalid({ field: 'event_type_ids', message: 'must all be event types of your teams' });
}
