import { type BookingDto, isOpen } from '@app/booking';
import { AppError } from '@app/common';
import { spokenMoment } from '@app/speech';
import type { TenantContext } from '@app/tenancy';
import type { Conversation } from '../conversation';
import type { ReceptionAnswer } from './answer';
import { appointmentPhrases } from './appointment-phrases';

/**
 * What a caller is told of an appointment that was moved or cancelled.
 * @param sentence of its title and time, when Cal.com has confirmed it.
 * @param unconfirmed the sentence while nobody knows.
 */
export function changedAnswer(
  { locale, timezone: home }: TenantContext,
  { id, status, title, start, end, timezone, hosts, code }: BookingDto,
  sentence: (title: string, spoken: string, isConfirmed: boolean) => string,
  unconfirmed: string,
): ReceptionAnswer {
  if (isOpen(status)) return { ok: false, reason: 'unconfirmed', say: unconfirmed, booking_id: id, status };
  return {
    ok: true,
    say: sentence(title, spokenMoment(new Date(start), timezone, locale, home), status === 'confirmed'),
    booking_id: id,
    status,
    start,
    end,
    hosts: hosts.map(({ name }) => name),
    code,
  };
}

/** Refusals that mean something else of an appointment that is there than of one that is to be made. */
const SENTENCES = new Map([
  ['already_over', 'alreadyOver'],
  ['already_booked', 'hasAnotherThen'],
] as const);

/** Callers are told why an appointment stays as it is; programs of users get the error. */
export async function orWhyNot(
  { tenant, source }: Conversation,
  work: () => Promise<ReceptionAnswer>,
): Promise<ReceptionAnswer> {
  try {
    return await work();
  } catch (error) {
    const sentence = error instanceof AppError ? SENTENCES.get(error.code as 'already_over') : undefined;
    if (sentence === undefined || source === 'api') throw error;
    return { ok: false, reason: 'not_bookable', say: appointmentPhrases[tenant.locale][sentence] };
  }
}
