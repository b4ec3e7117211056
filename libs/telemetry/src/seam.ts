import { tracingChannel, type TracingChannel } from 'node:diagnostics_channel';

/** The attributes of one operation at a seam. From closed lists, or numbers of ours: never text from outside. */
export type Facts = Record<string, string | number | boolean | undefined>;

/**
 * An instrumentation point: a diagnostics channel of Node, to which a tracer subscribes. Without a subscriber the work
 * is called and nothing else happens. The code at the seam knows no tracing library.
 */
export class Seam {
  readonly channel: TracingChannel<{ facts: Facts }>;

  constructor(readonly name: string) {
    this.channel = tracingChannel(`team-selector:${name}`);
  }

  /** Does the work. @param facts called only while there is a subscriber. */
  run<T>(facts: () => Facts, work: () => Promise<T>): Promise<T> {
    return this.channel.hasSubscribers ? this.channel.tracePromise(work, { facts: facts() }) : work();
  }
}

/** All seams in one list, so that it is known what a trace can contain. */
export const seams = {
  calcomOperation: new Seam('calcom-operation'),
  leaseWait: new Seam('lease-wait'),
  bookingTransition: new Seam('booking-transition'),
  statement: new Seam('statement'),
} as const;
