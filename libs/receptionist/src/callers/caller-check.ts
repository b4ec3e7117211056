import { Injectable } from '@nestjs/common';
import { type Booking, BookingsService } from '@app/booking';
import { forbidden, invalid } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import type { ReceptionAnswer } from '../answers/answer';
import type { Conversation } from '../conversation';
import { isSameCode, spokenCode } from './booking-code';
import { type Knowledge, ProvenAppointments } from './proven-appointments';
import type { Claim } from './claim';
import { matching } from './matching-appointments';
import {
  codeNeeded,
  codeWrong,
  dayNeeded,
  nameNeeded,
  nameOrDayNeeded,
  notTheirs,
  tooManyWrong,
  whichAppointment,
} from './refused-callers';
import { type AppointmentTime, timeOf } from './appointment-time';
import { ToldTimes } from './told-times';
import { WrongAnswers } from './wrong-answers';

/** The caller's appointment, and what they have proven to know about it; or the refusal to answer with. */
type Proof = { booking: Booking; knowledge: Knowledge } | { refusal: ReceptionAnswer };

/** More upcoming appointments than one number has in practice. */
const MAX_OF_NUMBER = 10;

/**
 * Whether an appointment is the caller's. A calling number can be forged: it finds appointments, but proves nothing.
 * The caller gives the code of the booking as proof, or, unless the company demands the code, the name on it, or its
 * day if that was not told earlier in the call.
 *
 * Users of the company are not callers: only their own rights apply.
 */
@Injectable()
export class CallerCheck {
  constructor(
    private readonly bookings: BookingsService,
    private readonly companies: CompaniesService,
    private readonly wrongAnswers: WrongAnswers,
    private readonly proven: ProvenAppointments,
    private readonly toldTimes: ToldTimes,
  ) {}

  /** @throws AppError 400 for a user who names no appointment, 403 for an appointment that the user must not see. */
  async prove(conversation: Conversation, claim: Claim): Promise<Proof> {
    if (conversation.tenant.role !== 'agent')
      return { booking: await this.ofUser(conversation, claim), knowledge: 'owner' };
    const { code } = claim;
    if (code !== undefined) return this.byCode(conversation, { ...claim, code });
    return this.byNumber(conversation, claim);
  }

  /** The upcoming appointments of the caller's number; undefined: this caller needs the code to find any. */
  async found({ tenant, callersNumber }: Conversation): Promise<Booking[] | undefined> {
    if (callersNumber === undefined || (await this.isCodeDemanded(tenant))) return undefined;
    return this.bookings.upcoming(tenant, MAX_OF_NUMBER, callersNumber);
  }

  /** The time of an appointment found only by the caller's number. From then on, naming its day proves nothing. */
  async tellTime(conversation: Conversation, booking: Booking): Promise<AppointmentTime> {
    await this.toldTimes.add(conversation, booking.id);
    return timeOf(booking, conversation.tenant);
  }

  /** What the caller has proven in this call to know about it. A caller who booked it in this call is the owner. */
  async knowledgeOf(conversation: Conversation, booking: Booking): Promise<Knowledge | undefined> {
    const { tenant, callId } = conversation;
    const isMadeHere = callId !== undefined && booking.callId === callId && !(await this.isCodeDemanded(tenant));
    return isMadeHere ? 'owner' : this.proven.of(conversation, booking.id);
  }

  private async ofUser({ tenant }: Conversation, { bookingId, code }: Claim): Promise<Booking> {
    if (code === undefined && bookingId === undefined)
      throw invalid({ field: 'booking_id', message: 'or code is required, one of the two' });
    if (code === undefined) return this.bookings.get(tenant, bookingId ?? 0);
    const booking = await this.bookings.ofCode(tenant, spokenCode(code));
    if (!booking || (bookingId !== undefined && booking.id !== bookingId))
      throw forbidden('Unauthorized access to booking');
    return booking;
  }

  private async byCode(conversation: Conversation, { bookingId, code }: Claim & { code: string }): Promise<Proof> {
    const { tenant } = conversation;
    const begun = await this.wrongAnswers.begin(conversation);
    if (!begun) return { refusal: tooManyWrong(tenant.locale) };
    const said = spokenCode(code);
    const booking = await this.bookings.ofCode(tenant, said);
    const isRight = isSameCode(booking?.code, said) && (bookingId === undefined || bookingId === booking?.id);
    if (!booking || !isRight) return { refusal: codeWrong(tenant.locale, begun.isLast) };
    await Promise.all([begun.takeBack(), this.proven.add(conversation, booking.id, 'owner')]);
    return { booking, knowledge: 'owner' };
  }

  private async byNumber(conversation: Conversation, claim: Claim): Promise<Proof> {
    const { tenant, callersNumber } = conversation;
    const { locale } = tenant;
    const named = claim.bookingId === undefined ? null : await this.bookings.find(tenant, claim.bookingId);
    const known = named && (await this.knowledgeOf(conversation, named));
    if (named && known) return { booking: named, knowledge: known };
    // Ids of other callers' or companies' appointments, and unknown ids, get the same answer.
    const isOthers = claim.bookingId !== undefined && (!named || named.attendeePhone !== callersNumber);
    const found = isOthers ? undefined : await this.found(conversation);
    const candidates = named && found ? [named] : (found ?? []);
    if (candidates.length === 0) return { refusal: codeNeeded(locale) };
    if (claim.name === undefined && claim.day === undefined) return { refusal: nameOrDayNeeded(locale) };
    return this.byNameOrDay(conversation, claim, candidates);
  }

  private async byNameOrDay(conversation: Conversation, claim: Claim, candidates: Booking[]): Promise<Proof> {
    const { locale } = conversation.tenant;
    const theirs = matching(candidates, claim, { locale, at: conversation.at });
    if (!theirs) return { refusal: dayNeeded(locale) };
    if (claim.name === undefined && (await this.isAnyTold(conversation, theirs)))
      return { refusal: nameNeeded(locale) };
    const begun = await this.wrongAnswers.begin(conversation);
    if (!begun) return { refusal: tooManyWrong(locale) };
    const [booking, ...others] = theirs;
    if (!booking) return { refusal: notTheirs(locale, begun.isLast) };
    await begun.takeBack();
    const knowledge = claim.name === undefined ? 'day' : 'owner';
    for (const { id } of theirs) await this.proven.add(conversation, id, knowledge);
    if (others.length > 0)
      return {
        refusal: whichAppointment(
          locale,
          theirs.map((one) => timeOf(one, conversation.tenant)),
        ),
      };
    return { booking, knowledge };
  }

  /** A day is only proof if the caller has named it before it was told. */
  private async isAnyTold(conversation: Conversation, theirs: readonly Booking[]): Promise<boolean> {
    const told = theirs.map(
      async (booking) =>
        (await this.toldTimes.has(conversation, booking.id)) && !(await this.knowledgeOf(conversation, booking)),
    );
    return (await Promise.all(told)).includes(true);
  }

  private async isCodeDemanded(tenant: Conversation['tenant']): Promise<boolean> {
    return (await this.companies.callerCheck(tenant)) === 'code';
  }
}
