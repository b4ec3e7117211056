import type { ListDefect } from './list-defects';
import type { WrongAnswer } from './wrong-answers';

/** A refusal in Cal.com's words: enveloped where it has a `code`, else bare, as the booking engine's own errors are. */
export interface Refusal {
  status: number;
  message: string;
  /** The name of the exception class. */
  code?: string;
}

/** Which requests a fault is for; what is absent fits all. */
export interface FaultFilter {
  /** As in the call log, such as `createBooking`. */
  operation?: string;
  /** Of the path with its `/v2`. */
  pathPrefix?: string;
  method?: string;
  /** Of the body, the query or the booking in the path. */
  eventTypeId?: number;
  /** The key that the request carries. */
  apiKey?: string;
  /** Number of fitting requests that pass unharmed first. */
  skip?: number;
  /** Number of requests that it applies to; absent: all until it is removed. */
  times?: number;
}

/**
 * A fault for matching requests. `delayMs` alone delays the operation and so its answer.
 * - `reset` drops the connection before anything happens, `hang` never answers.
 * - `after-effect` performs the operation first and then drops the connection, or answers `status` or `refuse` if one
 *   is given; `after-effect-hang` performs it and never answers: the caller cannot know whether its booking exists.
 * - `before-effect` drops the connection at once and performs the operation `delayMs` later.
 */
export interface UnnamedFault extends FaultFilter {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  refuse?: Refusal;
  delayMs?: number;
  abort?: 'reset' | 'hang' | 'after-effect' | 'after-effect-hang' | 'before-effect';
  /** Between the effect and its answer. */
  answerDelayMs?: number;
  /** Milliseconds over which the answer is sent in pieces. */
  dripMs?: number;
  /** The operation is performed, and its answer is not the right one. */
  answer?: WrongAnswer;
  /** The operation lists, and the list is not the right one. */
  list?: ListDefect;
  /** The operation is performed, and parts of its answer are replaced, by their paths below `data`. */
  set?: Record<string, unknown>;
  /** The operation is performed, and its answer ends in the middle. */
  cut?: boolean;
  /** The operation is performed twice, the second time without any check; the first is answered. */
  twice?: boolean;
  /** Between the check for a free host and the insert of a booking, so that concurrent requests double book. */
  checkInsertGapMs?: number;
  /** What happens to an event on its way to its subscriber; such a fault is for no request. */
  webhook?: 'lost' | 'late' | 'doubled' | 'held' | 'forged' | 'skewed';
  /** How wrong the clock is that says when an event happened. */
  skewMs?: number;
  /** With a gap: the database still refuses the same host's second booking of the same start and end. */
  uniqueKey?: boolean;
}

export type WebhookFault = Pick<UnnamedFault, 'webhook' | 'delayMs' | 'skewMs'>;
