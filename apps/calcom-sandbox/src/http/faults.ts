/**
 * A fault for matching requests. `delayMs` alone delays the answer.
 * - `reset` drops the connection before anything happens, `hang` never answers.
 * - `after-effect` performs the operation first and then drops the connection, or answers `status` if one is given:
 *   the caller cannot know whether its booking exists.
 */
export interface Fault {
  /** As in the call log, such as `createBooking`. */
  operation?: string;
  /** Of the path with its `/v2`. */
  pathPrefix?: string;
  method?: string;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  abort?: 'reset' | 'hang' | 'after-effect';
  /** Number of requests that it applies to; absent: all until it is removed. */
  times?: number;
}

/** The active faults; the oldest one that matches a request applies. */
export class FaultInjector {
  active: Fault[] = [];

  add(fault: Fault): void {
    this.active.push({ ...fault });
  }

  /** The fault for a request; uses up one of its `times`. */
  take(request: { operation: string; path: string; method: string }): Fault | undefined {
    const fault = this.active.find(
      (candidate) =>
        (candidate.operation ?? request.operation) === request.operation &&
        request.path.startsWith(candidate.pathPrefix ?? '') &&
        (candidate.method ?? request.method).toUpperCase() === request.method,
    );
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.reset(fault);
    }
    return fault;
  }

  /** Removes one fault, or all. */
  reset(only?: Fault): void {
    this.active = only ? this.active.filter((fault) => fault !== only) : [];
  }
}
