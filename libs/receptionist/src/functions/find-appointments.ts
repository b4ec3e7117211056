import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService, CurrentAppointments } from '@app/booking';
import { Clock } from '@app/common';
import type { ReceptionAnswer } from '../answers/answer';
import { appointmentPhrases } from '../answers/appointment-phrases';
import type { Arguments } from '../arguments/arguments';
import type { AppointmentTime } from '../callers/appointment-time';
import { CallerCheck } from '../callers/caller-check';
import { CLAIM_PARAMETERS, claimIn } from '../callers/claim';
import { codeNeeded } from '../callers/refused-callers';
import { type ToldAppointment, toldAppointment } from '../callers/told-appointment';
import type { Conversation } from '../conversation';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

const MAX_APPOINTMENTS = 10;

const { code, name, day } = CLAIM_PARAMETERS;

/** The appointments of a caller; of users, those that they may see. */
@Injectable()
export class FindAppointments implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'find_appointments',
    kind: 'question',
    ability: 'bookings:read',
    description:
      "The caller's upcoming appointments. Only when they are, unless the caller has given the booking code, or the name or day.",
    parameters: { type: 'object', properties: { code, name, day } },
    isList: true,
  };

  constructor(
    private readonly bookings: BookingsService,
    private readonly current: CurrentAppointments,
    private readonly check: CallerCheck,
    private readonly clock: Clock,
  ) {}

  async run(conversation: Conversation, args: Arguments): Promise<ReceptionAnswer> {
    const claim = claimIn({ ...args, booking_id: undefined });
    const { tenant } = conversation;
    if (claim.code !== undefined) {
      const proof = await this.check.prove(conversation, claim);
      return 'refusal' in proof ? proof.refusal : this.one(conversation, await this.current.now(tenant, proof.booking));
    }
    if (tenant.role !== 'agent')
      return told(conversation, (await this.bookings.upcoming(tenant, MAX_APPOINTMENTS)).map(toTold(tenant)));
    const known = await this.check.found(conversation);
    if (!known) return codeNeeded(tenant.locale);
    const found = await this.current.among(tenant, known);
    const isNamed = claim.name !== undefined || claim.day !== undefined;
    if (found.length > 0 && isNamed) await this.check.prove(conversation, claim);
    const shown = found.map(async (booking) => {
      const isOwner = (await this.check.knowledgeOf(conversation, booking)) === 'owner';
      return isOwner ? toldAppointment(booking, tenant) : this.check.tellTime(conversation, booking);
    });
    return told(conversation, await Promise.all(shown));
  }

  private one({ tenant }: Conversation, booking: Booking): ReceptionAnswer {
    const appointment = toldAppointment(booking, tenant);
    const isOver = booking.endAt <= this.clock.now();
    const say = appointmentPhrases[tenant.locale].one(
      appointment.title,
      appointment.spoken,
      appointment.status,
      isOver,
    );
    return { ok: true, say, appointments: [appointment] };
  }
}

const toTold =
  (tenant: Conversation['tenant']) =>
  (booking: Booking): ToldAppointment =>
    toldAppointment(booking, tenant);

function told(
  { tenant: { locale } }: Conversation,
  appointments: readonly (AppointmentTime | ToldAppointment)[],
): ReceptionAnswer {
  const phrases = appointmentPhrases[locale];
  const spoken = appointments.map((one) => phrases.listed('title' in one ? one.title : undefined, one.spoken));
  return { ok: true, say: spoken.length > 0 ? phrases.found(spoken) : phrases.noneFound, appointments };
}
