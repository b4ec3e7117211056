import { Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';
import { CompanyCache } from '@app/caching';
import { CalcomClient } from '@app/calcom-client';
import type { FairBulkhead } from '@app/common';
import { FairConnections } from '@app/database';
import { ThrottleGuard } from '@app/throttling';

type States = Record<string, FairBulkhead['state']>;

/**
 * What the bulkheads of this process do. Companies appear as two classes, those that use up their share and those that
 * wait for others, never by an id. When works of the second class wait, the process as a whole has too little.
 */
@Injectable()
export class BulkheadMetrics {
  constructor(
    private readonly cache: CompanyCache,
    private readonly calcom: CalcomClient,
    private readonly connections: FairConnections,
    private readonly throttle: ThrottleGuard,
  ) {}

  register(registry: Registry): void {
    const states = (): [string, FairBulkhead['state']][] => Object.entries(this.states);
    registry.registerMetric(
      new Gauge({
        name: 'bulkhead_running',
        help: 'Works that have a place',
        labelNames: ['bulkhead'],
        registers: [],
        collect() {
          for (const [bulkhead, { running }] of states()) this.set({ bulkhead }, running);
        },
      }),
    );
    registry.registerMetric(
      new Gauge({
        name: 'bulkhead_waiting',
        help: 'Works that wait for a place, of tenants that use up their share, and of those below it',
        labelNames: ['bulkhead', 'class'],
        registers: [],
        collect() {
          for (const [bulkhead, { waitingAtShare, waitingBelowShare }] of states()) {
            this.set({ bulkhead, class: 'at_share' }, waitingAtShare);
            this.set({ bulkhead, class: 'below_share' }, waitingBelowShare);
          }
        },
      }),
    );
    registry.registerMetric(
      new Counter({
        name: 'bulkhead_refused_total',
        help: 'Works that found no place: the queue of their tenant was full, or the wait too long',
        labelNames: ['bulkhead', 'reason'],
        registers: [],
        collect() {
          this.reset();
          for (const [bulkhead, { refused, expired }] of states()) {
            this.inc({ bulkhead, reason: 'queue_full' }, refused);
            this.inc({ bulkhead, reason: 'waited_too_long' }, expired);
          }
        },
      }),
    );
  }

  private get states(): States {
    return {
      requests: this.throttle.requests,
      connections: this.connections.state,
      ...this.cache.bulkheads,
      ...this.calcom.meters.bulkheads,
    };
  }
}
