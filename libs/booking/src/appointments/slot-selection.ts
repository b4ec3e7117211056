import { type Clock, invalid } from '@app/common';
import type { EventTypeCopy } from '@app/event-types';
import type { TenantContext } from '@app/tenancy';
import { lengthToRequest } from '@app/availability';
import type { SlotSelection, SlotIds } from '@app/availability';
import { checkStart, readStart } from '../fields/start';
import type { BookDto } from './booking.dto';

/**
 * The slot that a request selects, by its id or by its parts.
 * @param zoneOf the zone that callers of a team are shown.
 * @throws AppError 400 naming the fields that are missing, given twice, or a `start` that is no time, or two.
 */
export async function selectedSlot(
  tenant: Pick<TenantContext, 'companyId'>,
  body: BookDto,
  slotIds: SlotIds,
  zoneOf: (teamId: number) => Promise<string>,
): Promise<SlotSelection> {
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
  const teamId = Number(body.team_id);
  const start = readStart(body.start ?? '', await zoneOf(teamId));
  return { teamId, eventTypeId: Number(body.event_type_id), start, duration: body.duration };
}

/** @param field that named the time. @throws AppError 400 naming it or `duration`. @returns the length to send to Cal.com, if there is a choice. */
export function checkTime(
  slot: SlotSelection,
  eventType: EventTypeCopy,
  clock: Clock,
  field: 'start' | 'slot_id' = 'start',
): number | undefined {
  checkStart(slot.start, clock.now(), field);
  return lengthToRequest(eventType, slot.duration);
}
