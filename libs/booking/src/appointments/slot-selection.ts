import { DateTime } from 'luxon';
import { type Clock, invalid } from '@app/common';
import type { EventTypeCopy } from '@app/event-types';
import type { TenantContext } from '@app/tenancy';
import { lengthToRequest } from '@app/availability';
import type { SlotSelection, SlotIds } from '@app/availability';
import type { BookDto } from './booking.dto';

/**
 * The slot that a request selects, by its id or by its parts.
 * @throws AppError 400 naming the fields that are missing or given twice.
 */
export function selectedSlot(tenant: Pick<TenantContext, 'companyId'>, body: BookDto, slotIds: SlotIds): SlotSelection {
  const parts = { team_id: body.team_id, event_type_id: body.event_type_id, start: body.start };
  if (body.slot_id !== undefined) {
    const extra = Object.entries({ ...parts, duration: body.duration }).filter(([, value]) => value !== undefined);
    if (extra.length > 0)
      throw invalid(...extra.map(([field]) => ({ field, message: 'is part of slot_id; send only one of the two' })));
    return slotIds.decode(tenant, body.slot_id);
  }
  const missing = Object.entries(parts).filter(([, value]) => value === undefined);
  if (missing.length > 0)
    throw invalid(...missing.map(([field]) => ({ field, message: 'is required without slot_id' })));
  return {
    teamId: Number(body.team_id),
    eventTypeId: Number(body.event_type_id),
    start: DateTime.fromISO(body.start ?? '').toJSDate(),
    duration: body.duration,
  };
}

/** @throws AppError 400 naming `start` or `duration`. @returns the length to send to Cal.com, if there is a choice. */
export function checkTime(slot: SlotSelection, eventType: EventTypeCopy, clock: Clock): number | undefined {
  if (slot.start <= clock.now()) throw invalid({ field: 'start', message: 'must lie in the future' });
  return lengthToRequest(eventType, slot.duration);
}
