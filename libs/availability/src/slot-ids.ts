import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invalid, KeyRing } from '@app/common';
import type { TenantContext } from '@app/tenancy';

/** A slot that a caller chose. */
export interface SlotSelection {
  teamId: number;
  /** Cal.com's. */
  eventTypeId: number;
  start: Date;
  /** Minutes; absent: the event type's usual length. */
  duration?: number;
}

const PURPOSE = 'slot-id';
const MAC_BYTES = 12;
/** In base64url, where each character stands for six bits. */
const MAC_CHARACTERS = 16;
const SHAPE = /^([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)\.([\w-]{16})$/;
const MINUTE_MS = 60_000;

/**
 * Short, opaque ids for slots. A language model returns them unchanged, where it might get a date wrong; an HMAC over
 * the company binds each to its tenant.
 */
@Injectable()
export class SlotIds {
  constructor(private readonly keyRing: KeyRing) {}

  encode(tenant: Pick<TenantContext, 'companyId'>, slot: SlotSelection): string {
    const parts = [slot.teamId, slot.eventTypeId, slot.start.getTime() / MINUTE_MS, slot.duration ?? 0];
    const text = parts.map((part) => part.toString(36)).join('-');
    return `${text}.${this.keyRing.digest(signed(tenant, text), PURPOSE).slice(0, MAC_CHARACTERS)}`;
  }

  /** @throws AppError 400 naming `slot_id` when it was not encoded for this company. */
  decode(tenant: Pick<TenantContext, 'companyId'>, slotId: string): SlotSelection {
    const [, teamId = '', eventTypeId = '', minutes = '', duration = '', mac = ''] = SHAPE.exec(slotId) ?? [];
    const given = Buffer.from(mac, 'base64url');
    const text = slotId.slice(0, slotId.lastIndexOf('.'));
    const genuine = this.keyRing
      .digests(signed(tenant, text), PURPOSE)
      .some((own) => given.length === MAC_BYTES && timingSafeEqual(own.subarray(0, MAC_BYTES), given));
    if (!genuine) throw invalid({ field: 'slot_id', message: 'is not one that check-availability has returned' });
    const length = Number.parseInt(duration, 36);
    return {
      teamId: Number.parseInt(teamId, 36),
      eventTypeId: Number.parseInt(eventTypeId, 36),
      start: new Date(Number.parseInt(minutes, 36) * MINUTE_MS),
      ...(length > 0 ? { duration: length } : {}),
    };
  }
}

/** The input of the HMAC: includes the company, so that an id is only valid for its company. */
const signed = (tenant: Pick<TenantContext, 'companyId'>, text: string): string => `${tenant.companyId}:${text}`;
