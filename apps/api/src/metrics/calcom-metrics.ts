import { Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import { CalcomClient } from '@app/calcom-client';

/** What this process meets at Cal.com, by class of what is held back: never by company, key or address. */
@Injectable()
export class CalcomMetrics {
  constructor(private readonly calcom: CalcomClient) {}

  register(registry: Registry): void {
    const { calcom } = this;
    registry.registerMetric(
      new Gauge({
        name: 'calcom_circuits',
        help: 'Circuit breakers that are not closed: of an operation, of a key, of an origin',
        labelNames: ['scope', 'kind', 'state'],
        registers: [],
        collect() {
          this.reset();
          for (const { scope, kind, state } of calcom.states()) {
            if (state !== 'closed') this.inc({ scope, kind, state });
          }
        },
      }),
    );
    registry.registerMetric(
      new Gauge({
        name: 'calcom_blocked_keys',
        help: 'API keys that Cal.com is known to have blocked',
        registers: [],
        collect() {
          this.set(calcom.meters.blockedKeys);
        },
      }),
    );
    registry.registerMetric(
      new Gauge({
        name: 'calcom_calls_waiting',
        help: 'Calls that wait for a place in the budget of their key',
        labelNames: ['priority'],
        registers: [],
        collect() {
          for (const [priority, count] of calcom.meters.waiting) this.set({ priority }, count);
        },
      }),
    );
    this.registerCounters(registry);
  }

  private registerCounters(registry: Registry): void {
    const { calcom } = this;
    registry.registerMetric(
      new Counter({
        name: 'calcom_calls_total',
        help: 'Exchanges with Cal.com by operation, and by success or what they failed with',
        labelNames: ['operation', 'outcome'],
        registers: [],
        collect() {
          this.reset();
          for (const { operation, outcome, count } of calcom.meters.outcomes) this.inc({ operation, outcome }, count);
        },
      }),
    );
    registry.registerMetric(
      new Counter({
        name: 'calcom_calls_refused_total',
        help: 'Calls that were not made: the key was blocked, its budget used up, or too many waited',
        labelNames: ['reason'],
        registers: [],
        collect() {
          this.reset();
          for (const [reason, count] of calcom.meters.refused) this.inc({ reason }, count);
        },
      }),
    );
  }
}
