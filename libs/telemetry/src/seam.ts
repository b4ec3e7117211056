import { tracingChannel, type TracingChannel } from 'node:diagnostics_channel';

/** What is told of one work at a seam. From closed lists, or numbers of ours: never a text from outside. */
export type Facts = Record<string, string | number | boolean | undefined>;

/**
 * A place where work can be watched: a diagnostics channel of Node. Whoever traces subscribes; without a subscriber, the
 * work is called and nothing else happens. The code at the seam knows no tracing library.
 */
export class Seam {
  readonly channel: TracingChannel<{ facts: Facts }>;

  constructor(readonly name: string) {
    this.channel = tracingChannel(`team-selector:${name}`);
  }

  /** Does the work. @param facts asked for only while somebody watches. */
  run<T>(facts: () => Facts, work: () => Promise<T>): Promise<T> {
    return this.channel.hasSubscribers ? this.channel.tracePromise(work, { facts: facts() }) : work();
  }
}

/** All seams, so that what a trace can hold is known. */
export const seams = {
  calcomOperation: new Seam('calcom-operation'),
  leaseWait: new Seam('lease-wait'),
  bookingTransition: new Seam('booking-transition'),
  statement: new Seam('statement'),
} as const;
