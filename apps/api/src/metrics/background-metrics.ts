import { Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { Jobs } from '@app/common';
import type { BossJobs } from '@app/database';
import { Recording } from '@app/sync';
import { WebhookMeters } from '@app/webhooks';
import { counter, gauge, histogram } from './families';

/** Background work: jobs and their queues, syncs, webhooks in and out. */
@Injectable()
export class BackgroundMetrics {
  constructor(
    private readonly jobs: Jobs,
    private readonly syncs: Recording,
    private readonly webhooks: WebhookMeters,
  ) {}

  register(registry: Registry): void {
    this.registerJobs(registry);
    this.registerWebhooks(registry);
    const { syncs } = this;
    histogram(
      registry,
      {
        name: 'sync_duration_seconds',
        help: 'Syncs of this process until their list was stored, by kind, and by what they failed with',
      },
      () => syncs.durations.all,
    );
  }

  private registerJobs(registry: Registry): void {
    const jobs = this.jobs as BossJobs;
    gauge(
      registry,
      {
        name: 'job_queue_depth',
        help: 'Jobs, over all processes: that a worker could fetch, that wait for their time, and under way',
        labelNames: ['queue', 'state'],
      },
      async () =>
        (await jobs.depths()).flatMap(({ queue, ready, scheduled, active }) => [
          [{ queue, state: 'ready' }, ready] as const,
          [{ queue, state: 'scheduled' }, scheduled] as const,
          [{ queue, state: 'active' }, active] as const,
        ]),
    );
    gauge(
      registry,
      {
        name: 'job_queue_age_seconds',
        help: 'For how long the oldest job that a worker could fetch has waited',
        labelNames: ['queue'],
      },
      async () => (await jobs.depths()).map(({ queue, oldest }) => [{ queue }, oldest] as const),
    );
    histogram(
      registry,
      { name: 'job_duration_seconds', help: 'How long this process worked on batches of jobs' },
      () => jobs.batches.all,
    );
  }

  private registerWebhooks(registry: Registry): void {
    const { webhooks } = this;
    counter(
      registry,
      {
        name: 'webhooks_received_total',
        help: 'Signed events of Cal.com: stored, repeated, or ignored as nothing is done about them',
        labelNames: ['outcome'],
      },
      () => webhooks.received.all.map(({ labels, tally }) => [labels, tally.count] as const),
    );
    counter(
      registry,
      {
        name: 'webhooks_handled_total',
        help: 'Attempts to handle one: done, later, or given up',
        labelNames: ['outcome'],
      },
      () => webhooks.handled.all.map(({ labels, tally }) => [labels, tally.count] as const),
    );
    histogram(
      registry,
      {
        name: 'webhook_delivery_duration_seconds',
        help: 'Attempts to deliver an event to a customer’s own system: delivered, failed, or interrupted by a shutdown',
      },
      () => webhooks.attempts.all,
    );
    counter(
      registry,
      { name: 'webhook_deliveries_given_up_total', help: 'Deliveries that are not attempted again' },
      () => [[{}, webhooks.givenUp]],
    );
  }
}
