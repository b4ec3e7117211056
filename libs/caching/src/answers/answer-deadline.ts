import type { AnswerDeadline } from './lookup';

/** The answer, or the deadline's error. An answer or error that comes later is not this caller's any more. */
export async function inTime<T>(answer: Promise<T>, deadline: AnswerDeadline | undefined): Promise<T> {
  if (!deadline) return answer;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(deadline.toError()), deadline.within);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
