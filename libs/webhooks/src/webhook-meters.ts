import { Injectable } from '@nestjs/common';
import { Counts, DurationsBy } from '@app/telemetry';

/** What this process has heard and sent, for metrics: no company, no address. */
@Injectable()
export class WebhookMeters {
  /** Events of Cal.com's: `stored`, `repeated`, or `ignored`, which nothing here asks for. */
  readonly received = new Counts<'outcome'>();
  /** Attempts to handle one: `done`, `later` or `given_up`. */
  readonly handled = new Counts<'outcome'>();
  /** Attempts to deliver one of ours: `delivered`, `failed`, or `interrupted` by the end of the process. */
  readonly attempts = new DurationsBy<'outcome'>();
  /** Deliveries that are not attempted again. */
  givenUp = 0;
}
