import { CalcomApiException } from '@app/calcom-client';
import { AppError, type ErrorCode } from '@app/common';

/** A failure as it is stored under its idempotency key. */
export interface StoredFailure {
  code: ErrorCode;
  message: string;
  details?: AppError['details'];
}

/** The stored failure of an earlier request under the same idempotency key. */
export class ReplayedFailure extends AppError {
  constructor(status: number, { code, message, details }: StoredFailure) {
    super(code, { status, message, details });
  }
}

/** Refusals that time does not undo: the same request would be refused again. */
const FOR_GOOD = {
  booker_blocked: 'booker_blocked',
  sign_in_required: 'sign_in_required',
  event_type_gone: 'event_type_gone',
  invalid_request: 'calcom_rejected',
} as const satisfies Record<string, ErrorCode>;

type KeptFailure = keyof typeof FOR_GOOD;

/** Whether a repeat gets Cal.com's stored refusal. A taken slot, a limit or an outage may be over by then. */
export const isKept = (failure: string | null | undefined): failure is KeptFailure =>
  failure != null && failure in FOR_GOOD;

export const keptFailure = (failure: KeptFailure): AppError => new AppError(FOR_GOOD[failure]);

/** Whether an error is such a refusal. */
export const isFinal = (error: unknown): error is AppError =>
  error instanceof AppError && error.cause instanceof CalcomApiException && isKept(error.cause.code);

/** The stored answer of an earlier request: what it returned. @throws ReplayedFailure what it failed with. */
export function answerIn<T>(status: number | null, answer: string): T {
  if (status !== null && status < 400) return JSON.parse(answer) as T;
  throw new ReplayedFailure(status ?? 500, JSON.parse(answer) as StoredFailure);
}
