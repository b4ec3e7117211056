import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { AppError, FairBulkhead, Jobs } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import { Inbox, type TakenEvent } from './inbox';
import { incomingEvent } from './incoming-event';
import { type Handled, IncomingHandlers } from './incoming-handlers';
import { type ArrivedEvent, INCOMING } from './queues';
import { WebhookMeters } from '../webhook-meters';

/** Limits of concurrent events in this process. A company whose Cal.com is slow delays only its own events. */
const PLACES = { concurrency: 16, share: 4, queue: Infinity, queueShare: Infinity };

/** Handles the events that came. */
@Injectable()
export class InboxWorker implements BeforeApplicationShutdown {
  private readonly log = new Logger(InboxWorker.name);
  private readonly places = new FairBulkhead(PLACES);
  private readonly running = new Set<Promise<void>>();
  private isDraining = false;

  constructor(
    private readonly inbox: Inbox,
    private readonly handlers: IncomingHandlers,
    private readonly companies: CompaniesService,
    private readonly jobs: Jobs,
    private readonly meters: WebhookMeters,
  ) {}

  /** Starts to work in this process. */
  async work(): Promise<void> {
    await this.jobs.work<ArrivedEvent>(INCOMING, async (batch) => {
      // Not waited for: the next batch may be another company's. What is taken up and not done is taken up again.
      for (const event of batch) this.begin(event);
    });
  }

  /** What is under way is given the time that it needs; Cal.com's answers are awaited no longer than their timeout. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    await Promise.all(this.running);
  }

  private begin(event: ArrivedEvent): void {
    const work = this.places
      .run(String(event.companyId), () => this.attempt(event))
      .catch((error: Error) => this.log.warn({ eventId: event.id, reason: error.name }, 'Could not handle a webhook'))
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async attempt(event: ArrivedEvent): Promise<void> {
    const taken = this.isDraining ? undefined : await this.inbox.take(event);
    if (!taken) return;
    const outcome = await this.outcome(event, taken);
    if (outcome === 'done') await this.inbox.finish(event);
    const isGivenUp = outcome === 'later' && !(await this.inbox.postpone(event, taken));
    this.meters.handled.add({ outcome: isGivenUp ? 'given_up' : outcome });
    if (isGivenUp)
      this.log.warn({ eventId: event.id }, 'Gave a webhook up; a comparison with Cal.com has to find what it told');
  }

  private async outcome({ companyId, id }: ArrivedEvent, { body }: TakenEvent): Promise<Handled> {
    const event = incomingEvent(JSON.parse(body));
    const handle = event && this.handlers.handlerOf(event.trigger);
    if (!event || !handle) return 'done';
    try {
      return await handle(await this.companies.contextFor(companyId), event);
    } catch (error) {
      // Only the code or name: a message may hold the attendee.
      const reason = error instanceof AppError ? error.code : (error as Error).name;
      this.log.warn({ eventId: id, reason }, 'Could not handle a webhook; it is tried again');
      return 'later';
    }
  }
}
