import type { ErrorAnswer, ErrorCode } from './generated/schema.js';

interface Failed {
  error?: unknown;
  response: Response;
}

/** A refusal of the service: `code` is one of a closed list, so a misspelt one does not compile. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: number;
  /** Names the request in the service's log. */
  readonly requestId: string;
  readonly details: ErrorAnswer['details'];
  /** Seconds after which the same request may be sent again; undefined: it would be refused again. */
  readonly retryAfter: number | undefined;

  constructor(answer: ErrorAnswer, { status, headers }: Response) {
    super(answer.message);
    this.code = answer.code;
    this.status = status;
    this.requestId = answer.request_id;
    this.details = answer.details;
    this.retryAfter = secondsOf(headers.get('retry-after'));
  }
}

/** Undefined without the header, or where it is no number. */
export function secondsOf(retryAfter: string | null): number | undefined {
  const seconds = retryAfter === null || retryAfter.trim() === '' ? Number.NaN : Number(retryAfter);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/**
 * The data of an answer: `const teams = await dataOf(api.GET('/api/calcom/teams'))`.
 * @throws ApiError for a refusal, and Error for an answer that is not the service's, such as a proxy's.
 */
export async function dataOf<T>(answer: Promise<Failed & { data?: { data: T } }>): Promise<T> {
  const { data, error, response } = await answer;
  if (data) return data.data;
  throw failureOf({ error, response });
}

export function failureOf({ error, response }: Failed): Error {
  return isErrorAnswer(error)
    ? new ApiError(error, response)
    : new Error(`${response.url} answered ${response.status} in no form of Team Selector`);
}

const isErrorAnswer = (error: unknown): error is ErrorAnswer =>
  typeof error === 'object' && error !== null && 'code' in error && 'request_id' in error;
