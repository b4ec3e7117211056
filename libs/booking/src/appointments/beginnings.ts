import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { BookingClaims, type ClaimedKey, type KnownBooking } from '../claims/booking-claims';
import { isTaken } from '../claims/lanes';
import { Transitions } from '../status/transitions';
import type { Asker } from './asker';
import { failAsNotBegun, slotTaken } from './booking-failure';
import { BookingStore } from './booking-store';
import type { BookDto } from './booking.dto';
import { Booking } from './booking.entity';
import { isSamePerson } from './person';
import type { Wish } from './wish';

/** A request to book, and who asks. */
export interface BookingRequest extends Omit<Asker, 'key'> {
  body: BookDto;
  /** When it came, by the process's own clock. */
  since: number;
  key?: { text: string; requestHash: string };
}

/** Why a wish is not sent. */
type Unsent = { inLine: true } | { attempt: ClaimedKey } | { known: KnownBooking };

/** Claims what a booking needs and writes its row, before Cal.com is asked. */
@Injectable()
export class Beginnings {
  constructor(
    private readonly claims: BookingClaims,
    private readonly store: BookingStore,
    private readonly database: TenantDatabase,
    private readonly transitions: Transitions,
  ) {}

  /** The first of two transactions: the claims and the row, or neither. */
  async begin(
    tenant: TenantContext,
    wish: Wish,
    lanes: readonly number[],
    request: BookingRequest,
  ): Promise<Booking | Unsent> {
    // Hosts work for several branches, so what competes may be another branch's.
    const em = this.database.forCompany(tenant);
    await em.begin();
    try {
      const begun = await this.claimAndWrite(em, tenant, wish, lanes, request);
      const commit = (): Promise<void> => em.commit().catch(failAsNotBegun);
      await (begun instanceof Booking ? this.transitions.run({ from: 'new', to: 'pending' }, commit) : em.rollback());
      return begun;
    } catch (error) {
      await em.rollback();
      throw error;
    }
  }

  private async claimAndWrite(
    em: SqlEntityManager,
    tenant: TenantContext,
    { slot, end, attendee, eventType, answers, location }: Wish,
    lanes: readonly number[],
    { body, key, callId, source, since }: BookingRequest,
  ): Promise<Booking | Unsent> {
    const operationId = randomUUID();
    const { eventTypeId, start, teamId } = slot;
    const { companyId } = tenant;
    const waited = performance.now() - since;
    const booking = this.store.draft(em, tenant, {
      teamId,
      calcomEventTypeId: eventTypeId,
      operationId,
      startAt: start,
      endAt: end,
      title: eventType.title,
      attendee,
      answers: answers.own,
      location: location.stored,
      notes: answers.notes ?? null,
      metadata: body.metadata ?? {},
      source,
      callId: callId ?? null,
      isKeyed: key !== undefined,
    });
    const wanted = { companyId, operationId, eventTypeId, start, end, lanes, callId, key, waited };
    const claim = await this.claims.claim(em, wanted, booking);
    if (!('known' in claim)) return claim;
    const known = claim.known.find((other) => isSamePerson(other.attendee, attendee));
    if (known) return { known };
    if (claim.taken || isTaken(eventType, claim.rivals)) throw slotTaken();
    return Object.assign(booking, { id: claim.id, sharing: claim.sharing });
  }
}
