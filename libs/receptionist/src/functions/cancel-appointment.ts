import { Injectable } from '@nestjs/common';
import { CancelAppointment as Cancellations } from '@app/booking';
import { ownKey } from '@app/idempotency';
import type { ReceptionAnswer } from '../answers/answer';
import { appointmentPhrases } from '../answers/appointment-phrases';
import { changedAnswer, orWhyNot } from '../answers/changed-appointment';
import type { Arguments } from '../arguments/arguments';
import { CallerCheck } from '../callers/caller-check';
import { CLAIM_PARAMETERS, claimIn } from '../callers/claim';
import type { Conversation } from '../conversation';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

/** As in the route of users. */
const MAX_REASON_LENGTH = 500;

const { booking_id, code, name, day } = CLAIM_PARAMETERS;

/** Cancels an appointment of the caller. One that is cancelled already stays so. */
@Injectable()
export class CancelAppointment implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'cancel_appointment',
    kind: 'write',
    ability: 'bookings:write',
    isKeyed: true,
    description:
      "Cancel the caller's appointment. The caller proves with the booking code, the name or the day that it is theirs.",
    parameters: {
      type: 'object',
      properties: {
        booking_id,
        code,
        name,
        day,
        reason: { type: 'string', example: 'Child is ill', description: 'Only if the caller gave one' },
      },
    },
  };

  constructor(
    private readonly cancellations: Cancellations,
    private readonly check: CallerCheck,
  ) {}

  async run(conversation: Conversation, args: Arguments): Promise<ReceptionAnswer> {
    const { tenant, idempotencyKey } = conversation;
    const proof = await this.check.prove(conversation, claimIn(args));
    if ('refusal' in proof) return proof.refusal;
    const reason = typeof args.reason === 'string' ? args.reason.slice(0, MAX_REASON_LENGTH) : undefined;
    const isOwner = proof.knowledge === 'owner';
    const key = ownKey(tenant, idempotencyKey);
    return orWhyNot(conversation, async () => {
      const { value } = await this.cancellations.cancel(tenant, proof.booking.id, { reason }, key);
      const { cancelled, cancellationUnconfirmed } = appointmentPhrases[tenant.locale];
      return changedAnswer(tenant, value, cancelled, cancellationUnconfirmed, isOwner);
    });
  }
}
