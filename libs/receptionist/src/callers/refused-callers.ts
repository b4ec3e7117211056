import type { Locale } from '@app/speech';
import type { ReceptionAnswer } from '../answers/answer';
import { callerPhrases } from './phrases';

const CODE_FORM = 'code: the booking code, 8 letters and digits, as the caller says it';

export const codeNeeded = (locale: Locale): ReceptionAnswer => ({
  ok: false,
  reason: 'code_needed',
  needs: ['code'],
  why: `This caller has to prove that the appointment is theirs by ${CODE_FORM}`,
  say: callerPhrases[locale].codeNeeded,
});

export const codeWrong = (locale: Locale, isLast: boolean): ReceptionAnswer => {
  if (isLast) return { ok: false, reason: 'code_wrong', say: callerPhrases[locale].tooManyWrong };
  const why = `No appointment has that code; ${CODE_FORM}`;
  return { ok: false, reason: 'code_wrong', needs: ['code'], why, say: callerPhrases[locale].codeWrong };
};

/** The name or the day is not that of the appointment; the answer does not reveal which. */
export const notTheirs = (locale: Locale, isLast: boolean): ReceptionAnswer => {
  if (isLast) return { ok: false, reason: 'code_needed', say: callerPhrases[locale].tooManyWrong };
  const why = `The name or day is not that of an appointment of this caller; ${CODE_FORM}`;
  return { ok: false, reason: 'code_needed', needs: ['code'], why, say: callerPhrases[locale].notTheirs };
};

/** Too many answers were wrong. What remains is a callback, which is not promised before it is stored. */
export const tooManyWrong = (locale: Locale): ReceptionAnswer => ({
  ok: false,
  reason: 'not_allowed',
  say: callerPhrases[locale].tooManyWrong,
});

export const nameOrDayNeeded = (locale: Locale): ReceptionAnswer => ({
  ok: false,
  reason: 'needs_info',
  needs: ['name', 'day'],
  why: 'The calling number can be forged. One of the two is enough: name: the name that the appointment is under; day: its day, in the words of the caller. Do not name them first',
  say: callerPhrases[locale].whoseOrWhen,
});

/** The day was told in this call. */
export const nameNeeded = (locale: Locale): ReceptionAnswer => ({
  ok: false,
  reason: 'needs_info',
  needs: ['name'],
  why: 'The caller was told the day in this call, so that it proves nothing; name: the name that the appointment is under, from the caller, or the booking code. Do not name it first',
  say: callerPhrases[locale].whose,
});

/** The words for the day do not name one. */
export const dayNeeded = (locale: Locale): ReceptionAnswer => ({
  ok: false,
  reason: 'needs_info',
  needs: ['day'],
  why: 'day is not one day; pass the words of the caller, such as "Friday", or YYYY-MM-DD',
  say: callerPhrases[locale].whichDay,
});

/** @param times of the appointments that it can be. */
export const whichAppointment = (
  locale: Locale,
  times: readonly { booking_id: number; start: string; spoken: string }[],
): ReceptionAnswer => {
  const spoken = times.map((time) => time.spoken);
  return {
    ok: false,
    reason: 'ambiguous',
    needs: ['booking_id'],
    why: 'The caller has several appointments; pass the booking_id of the one that is meant',
    choices: spoken,
    appointments: times,
    say: callerPhrases[locale].whichOne(spoken),
  };
};
