import { Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { DriftGauge } from '@app/booking';
import { CalcomClient } from '@app/calcom-client';
import { counter, gauge, histogram } from './families';

/** What this process meets at Cal.com, by class of what is held back: never by company, key or address. */
@Injectable()
export class CalcomMetrics {
  constructor(
    private readonly calcom: CalcomClient,
    private readonly drift: DriftGauge,
  ) {}

  register(registry: Registry): void {
    this.registerCalls(registry);
    this.registerBudget(registry);
    const { calcom, drift } = this;
    gauge(
      registry,
      {
        name: 'calcom_circuits',
        help: 'Circuit breakers that are not closed: of an operation, of a key, of an origin',
        labelNames: ['scope', 'kind', 'state'],
      },
      () =>
        calcom
          .states()
          .filter(({ state }) => state !== 'closed')
          .map(({ scope, kind, state }) => [{ scope, kind, state }, 1] as const),
    );
    counter(
      registry,
      {
        name: 'calcom_odd_parts_total',
        help: 'Parts of answers of Cal.com that made no sense and were left out, by operation and field',
        labelNames: ['operation', 'field'],
      },
      () => calcom.oddPartCounts.map(({ operation, field, count }) => [{ operation, field }, count] as const),
    );
    gauge(
      registry,
      {
        name: 'calcom_drift',
        help: 'Appointments that differed from Cal.com when this process last compared their teams',
      },
      () => [[{}, drift.total]],
    );
  }

  private registerCalls(registry: Registry): void {
    const { calcom } = this;
    counter(
      registry,
      {
        name: 'calcom_calls_total',
        help: 'Exchanges with Cal.com by operation, and by success or what they failed with',
        labelNames: ['operation', 'outcome'],
      },
      () => calcom.meters.exchanges.map(({ labels, tally }) => [labels, tally.count] as const),
    );
    histogram(
      registry,
      {
        name: 'calcom_call_duration_seconds',
        help: 'How long these exchanges took, without the time for which they waited for their turn',
      },
      () => calcom.meters.exchanges,
    );
    counter(
      registry,
      {
        name: 'calcom_calls_refused_total',
        help: 'Calls that were not made: the key was blocked, its budget used up, or too many waited',
        labelNames: ['reason'],
      },
      () => calcom.meters.refused.map(([reason, count]) => [{ reason }, count] as const),
    );
  }

  private registerBudget(registry: Registry): void {
    const { calcom } = this;
    gauge(registry, { name: 'calcom_blocked_keys', help: 'API keys that Cal.com is known to have blocked' }, () => [
      [{}, calcom.meters.blockedKeys],
    ]);
    gauge(
      registry,
      {
        name: 'calcom_calls_waiting',
        help: 'Calls that wait for a place in the budget of their key',
        labelNames: ['priority'],
      },
      () => calcom.meters.waiting.map(([priority, count]) => [{ priority }, count] as const),
    );
    gauge(
      registry,
      { name: 'calcom_calls_oldest_wait_seconds', help: 'For how long the oldest of them has waited' },
      () => [[{}, calcom.meters.oldest]],
    );
    counter(
      registry,
      {
        name: 'calcom_budget_shortages_total',
        help: 'How often a call had to wait: the rate or the places of its key were used up, or the key was blocked',
        labelNames: ['because'],
      },
      () => calcom.meters.shortages.map(({ labels, tally }) => [labels, tally.count] as const),
    );
  }
}
