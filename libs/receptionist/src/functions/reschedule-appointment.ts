import { Injectable } from '@nestjs/common';
import { type Booking, RescheduleAppointment as Moves } from '@app/booking';
import { AppError } from '@app/common';
import { ownKey } from '@app/idempotency';
import type { ReceptionAnswer } from '../answers/answer';
import { appointmentPhrases } from '../answers/appointment-phrases';
import { changedAnswer, orWhyNot } from '../answers/changed-appointment';
import { Refusals } from '../answers/refusals';
import type { Arguments } from '../arguments/arguments';
import { PARAMETERS } from '../arguments/parameters';
import { CallerCheck } from '../callers/caller-check';
import { CLAIM_PARAMETERS, claimIn } from '../callers/claim';
import type { Knowledge } from '../callers/proven-appointments';
import type { Conversation } from '../conversation';
import type { FunctionFacts, ReceptionFunction } from './reception-function';
import { minutesOf, type Target, TimesToMoveTo } from './times-to-move-to';

const { booking_id, code, name, day } = CLAIM_PARAMETERS;
const { slot_id, start, when } = PARAMETERS;

/** Refusals after which another time may do. */
const TIME_HELPS = new Set(['slot_taken', 'booking_limit_reached', 'validation_failed']);

/** Moves an appointment of the caller to another time of its team and service. */
@Injectable()
export class RescheduleAppointment implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'reschedule_appointment',
    kind: 'write',
    ability: 'bookings:write',
    isKeyed: true,
    description:
      "Move the caller's appointment to another time. The caller proves with the booking code, the name or the day that it is theirs.",
    parameters: {
      type: 'object',
      properties: { booking_id, code, name, day, slot_id, start, when },
    },
  };

  constructor(
    private readonly moves: Moves,
    private readonly check: CallerCheck,
    private readonly times: TimesToMoveTo,
    private readonly refusals: Refusals,
  ) {}

  async run(conversation: Conversation, args: Arguments): Promise<ReceptionAnswer> {
    const since = performance.now();
    const proof = await this.check.prove(conversation, claimIn(args));
    if ('refusal' in proof) return proof.refusal;
    const target = await this.times.targetOf(conversation, proof.booking, args);
    if ('answer' in target) return target.answer;
    return orWhyNot(conversation, () =>
      this.move(conversation, proof, target, since).then((answer) =>
        target.understood === undefined ? answer : { ...answer, understood: target.understood },
      ),
    );
  }

  private async move(
    { tenant, source, idempotencyKey }: Conversation,
    { booking, knowledge }: { booking: Booking; knowledge: Knowledge },
    { body, at }: Target,
    since: number,
  ): Promise<ReceptionAnswer> {
    try {
      const { value } = await this.moves.reschedule(tenant, booking.id, body, ownKey(tenant, idempotencyKey));
      const isOwner = knowledge === 'owner';
      const { moved, moveUnconfirmed } = appointmentPhrases[tenant.locale];
      return changedAnswer(tenant, value, moved, moveUnconfirmed, isOwner);
    } catch (error) {
      // Other refusals have sentences in the table, or another meaning here.
      if (!(error instanceof AppError) || !TIME_HELPS.has(error.code) || source === 'api') throw error;
      const { teamId, calcomEventTypeId: eventTypeId } = booking;
      const wanted = at && { teamId, eventTypeId, start: at, duration: minutesOf(booking) };
      return this.refusals.answer(tenant, error, wanted, performance.now() - since);
    }
  }
}
