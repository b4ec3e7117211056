import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import type { BookingStatus } from '../status/booking-status';
import type { Attendee } from '../fields/attendee';
import type { Place } from './place';

/**
 * Seconds that a claim lasts: longer than a booking takes, with the search after a lost answer. Then the time that a
 * dead process has claimed is free for other people.
 */
const HELD_SECONDS = 15;
/** Seconds. Our own bookings younger than this predict Cal.com's answer; later, a host may free the time there. */
const FRESH_SECONDS = 10;

/** An idempotency key that was claimed before. */
export interface ClaimedKey {
  requestHash: string;
  operationId: string;
  /** HTTP status of the stored answer; null while there is none. */
  status: number | null;
  /** JSON. */
  answer: string | null;
}

/** A booking of the same event type at the same start. */
export interface KnownBooking {
  id: number;
  status: BookingStatus;
  attendee: Attendee;
  failure: string | null;
  callId: string | null;
}

/** A recently confirmed booking of ours that overlaps the requested one. */
export interface Rival {
  isSameType: boolean;
  /** Those that Cal.com reported. */
  hostIds: number[];
}

/** What the database knows about a requested booking. */
export type Claim =
  | { attempt: ClaimedKey }
  /** Another request has claimed the time. */
  | { inLine: true }
  /** `id` of the row, which is written. */
  | { id: number; known: KnownBooking[]; rivals: Rival[]; taken: boolean; sharing: SharedEventType[] };

/** A team and an event type of it, by Cal.com's id, that has a host in common with another. */
export type SharedEventType = [teamId: number, calcomEventTypeId: number];

export interface ClaimRequest extends Place {
  operationId: string;
  eventTypeId: number;
  callId?: string;
  /** Milliseconds that the request has waited in line. */
  waited: number;
  /** An idempotency key, and a hash that shows whether two requests under it are the same. */
  key?: { text: string; requestHash: string };
}

/** Claims on idempotency keys and on the time of hosts, over all processes, by the database's clock. */
@Injectable()
export class BookingClaims {
  /**
   * Claims the key and the time, and writes the booking, in one round trip. Commit the transaction, or roll it back when
   * what is known forbids the booking.
   */
  async claim(em: SqlEntityManager, request: ClaimRequest, booking: object): Promise<Claim> {
    const { key, operationId, eventTypeId, start, end, lanes, callId, waited } = request;
    const [row] = await em.execute<{ claim: Claim }[]>(
      // Not a plain select, which a lost commit would take for a read: nothing may be sent to Cal.com then.
      `with begun as materialized (
         select begin_booking(?, ?, ?::uuid, ?, ?::timestamptz, ?::timestamptz, ?::bigint[], ?::interval, ?, ?::interval, ?::interval, ?::jsonb) as claim)
       select claim from begun`,
      [
        key?.text ?? null,
        key?.requestHash ?? null,
        operationId,
        eventTypeId,
        start.toISOString(),
        end.toISOString(),
        `{${lanes.join(',')}}`,
        `${HELD_SECONDS} seconds`,
        callId ?? null,
        `${FRESH_SECONDS} seconds`,
        `${Math.round(waited)} milliseconds`,
        JSON.stringify(columnsOf(em, booking)),
      ],
    );
    if (!row) throw new Error('begin_booking answered nothing');
    return row.claim;
  }

  /** Claims a key in the transaction. Undefined, or what is known of the request that claimed it earlier. */
  async claimKey(
    em: SqlEntityManager,
    key: { text: string; requestHash: string },
    operationId: string,
  ): Promise<ClaimedKey | undefined> {
    const sql = 'select claim_key(?, ?, ?::uuid) as attempt';
    const [row] = await em.execute<{ attempt: ClaimedKey | null }[]>(sql, [key.text, key.requestHash, operationId]);
    return row?.attempt ?? undefined;
  }

  /** Claims time in the transaction, for a move. False: another request has claimed it; roll back. */
  async claimTime(em: SqlEntityManager, operationId: string, { lanes, start, end }: Place): Promise<boolean> {
    const [row] = await em.execute<{ claimed: boolean }[]>(
      'select claim_time(?::uuid, ?::bigint[], ?::timestamptz, ?::timestamptz, ?::interval) as claimed',
      [operationId, `{${lanes.join(',')}}`, start.toISOString(), end.toISOString(), `${HELD_SECONDS} seconds`],
    );
    return row?.claimed === true;
  }

  /** The event types that have a host in common with a booking's. */
  async sharing(em: SqlEntityManager, calcomEventTypeId: number): Promise<SharedEventType[]> {
    const [row] = await em.execute<{ sharing: SharedEventType[] }[]>(
      `select event_types_sharing(array(select distinct host_id from event_type_hosts where calcom_event_type_id = ?)) as sharing`,
      [calcomEventTypeId],
    );
    return row?.sharing ?? [];
  }
}

/** The values of an entity by the names of their columns. */
function columnsOf(em: SqlEntityManager, entity: object): Record<string, unknown> {
  const naming = em.config.getNamingStrategy();
  return Object.fromEntries(
    Object.entries(entity).map(([property, value]) => [naming.propertyToColumnName(property), value]),
  );
}
