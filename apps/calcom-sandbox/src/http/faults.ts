/**
 * How to disappoint a caller.
 * `delayMs` alone answers late.
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
  /** How many requests it meets; without it, all until it is removed. */
  times?: number;
}

/** The faults in force; the oldest one that fits a request is used. */
export class FaultPlan {
  active: Fault[] = [];

  add(fault: Fault): void {
    this.active.push({ ...fault });
  }

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
