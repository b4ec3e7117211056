import { setTimeout as pause } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { FairBulkhead, Jobs } from '@app/common';
import type { CompanyId } from '@app/tenancy';
import { DueDeliveries, type EndpointRef } from './due-deliveries';
import { DELIVERIES, type DueEndpoints } from './queues';
import { MAX_AT_ONCE, retryAfter } from './schedule';
import { WebhookMeters } from '../webhook-meters';
import { WebhookRequest } from './webhook-request';

/** Of attempts in this process. A company that fills its share, by as many endpoints as it may have, leaves room for nine. */
const PLACES = { concurrency: 400, share: 40, queue: Infinity, queueShare: Infinity };
/** Seconds. Together they are less than what a claim outlasts its attempt by. */
const STORE_AGAIN_AFTER = [1, 3];
/** How long a shutdown waits for the attempts under way. */
const DRAIN_MS = 3000;

/** Sends due deliveries. Endpoints share only the places of {@link PLACES}, so one that hangs delays only itself. */
@Injectable()
export class DeliverySender implements BeforeApplicationShutdown {
  private readonly log = new Logger(DeliverySender.name);
  private readonly places = new FairBulkhead(PLACES);
  /** The lanes of each endpoint that send for it, one delivery after the other. */
  private readonly lanes = new Map<number, number>();
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private isDraining = false;

  constructor(
    private readonly due: DueDeliveries,
    private readonly request: WebhookRequest,
    private readonly jobs: Jobs,
    private readonly meters: WebhookMeters,
  ) {}

  /** Starts to send in this process. */
  async work(): Promise<void> {
    await this.jobs.work<DueEndpoints>(DELIVERIES, async (batch) => {
      const endpoints = new Map<number, EndpointRef>();
      for (const { companyId, endpointIds } of batch)
        for (const endpointId of endpointIds)
          endpoints.set(endpointId, { companyId: companyId as CompanyId, endpointId });
      const looks = await Promise.allSettled([...endpoints.values()].map((endpoint) => this.look(endpoint)));
      const failed = looks.find((look) => look.status === 'rejected');
      // The whole batch is done once more, which is harmless.
      if (failed) throw failed.reason;
    });
  }

  /** What is under way is given a moment to end; the rest is left to another process at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    const timer = setTimeout(() => this.stopping.abort(), DRAIN_MS);
    await Promise.all(this.running);
    clearTimeout(timer);
  }

  /** Begins to send what is due at the endpoint. Should this process die meanwhile, the next job looks at it again. */
  private async look(endpoint: EndpointRef): Promise<void> {
    if (await this.due.schedule(endpoint)) this.openLane(endpoint);
  }

  private openLane(endpoint: EndpointRef): void {
    const { endpointId } = endpoint;
    const open = this.lanes.get(endpointId) ?? 0;
    if (open >= MAX_AT_ONCE || this.isDraining) return;
    this.lanes.set(endpointId, open + 1);
    const lane = this.send(endpoint).finally(() => {
      this.running.delete(lane);
      const left = (this.lanes.get(endpointId) ?? 1) - 1;
      if (left > 0) this.lanes.set(endpointId, left);
      else this.lanes.delete(endpointId);
    });
    this.running.add(lane);
  }

  /** Sends one delivery after the other until nothing is due. Companies take turns after each. */
  private async send(endpoint: EndpointRef): Promise<void> {
    const attempt = (): Promise<boolean> => this.attempt(endpoint);
    try {
      while (!this.isDraining && !this.jobs.isPaused && (await this.places.run(endpoint.companyId, attempt)));
    } catch (error) {
      this.log.warn({ reason: (error as Error).name }, 'A delivery is left to a later job');
    }
  }

  /** @returns false when nothing is due. */
  private async attempt(endpoint: EndpointRef): Promise<boolean> {
    const claimed = await this.due.claim(endpoint);
    if (!claimed) return false;
    // Perhaps there are more.
    this.openLane(endpoint);
    const outcome = await this.request.attempt(endpoint, claimed, this.stopping.signal);
    const { isAcknowledged, isInterrupted, durationMs } = outcome;
    const ending = isAcknowledged ? 'delivered' : isInterrupted ? 'interrupted' : 'failed';
    this.meters.attempts.add(durationMs / 1000, { outcome: ending });
    if (ending === 'failed' && retryAfter(claimed.attempts) === undefined) this.meters.givenUp++;
    await this.store(() => this.due.finish(endpoint, claimed, outcome));
    return true;
  }

  /** An outcome that is not stored is an attempt that is made again, so a database that is away is asked once more. */
  private async store(finish: () => Promise<void>): Promise<void> {
    for (const seconds of STORE_AGAIN_AFTER) {
      try {
        return await finish();
      } catch (error) {
        this.log.warn({ reason: (error as Error).name }, 'The outcome of a delivery is stored later');
        await pause(seconds * 1000, undefined, { ref: false });
      }
    }
    await finish();
  }
}
