import { type BookingDto, isOpen } from '@app/booking';
import { AppError } from '@app/common';
import { spokenMoment } from '@app/speech';
import type { TenantContext } from '@app/tenancy';
import type { Conversation } from '../conversation';
import type { ReceptionAnswer } from './answer';
import { appointmentPhrases } from './appointment-phrases';

/**
 * The answer to a caller about a moved or cancelled appointment.
 * @param sentence with its title and time, when Cal.com has confirmed the change.
 * @param unconfirmed the sentence while the outcome is unknown.
 * @param isOwner whether the caller may hear more than its time.
 */
export function changedAnswer(
  { locale, timezone: home }: TenantContext,
  { id, status, title, start, end, timezone, hosts, code }: BookingDto,
  sentence: (title: string | undefined, spoken: string, isConfirmed: boolean) => string,
  unconfirmed: string,
  isOwner: boolean,
): ReceptionAnswer {
  if (isOpen(status)) return { ok: false, reason: 'unconfirmed', say: unconfirmed, booking_id: id, status };
  const spoken = spokenMoment(new Date(start), timezone, locale, home);
  const say = sentence(isOwner ? title : undefined, spoken, status === 'confirmed');
  const told = { ok: true, say, booking_id: id, status, start, end };
  return isOwner ? { ...told, hosts: hosts.map(({ name }) => name), code } : told;
}

/** Refusals whose meaning for an existing appointment differs from that for a new one. */
const SENTENCES = new Map([
  ['already_over', 'alreadyOver'],
  ['already_booked', 'hasAnotherThen'],
  ['calcom_rejected', 'cannotBeChanged'],
] as const);

/** Callers hear why an appointment stays unchanged; programs of users get the error. */
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
