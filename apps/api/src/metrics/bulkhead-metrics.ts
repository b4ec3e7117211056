import { Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { CompanyCache } from '@app/caching';
import { CalcomClient } from '@app/calcom-client';
import type { FairBulkhead } from '@app/common';
import { FairConnections } from '@app/database';
import { ThrottleGuard } from '@app/throttling';
import { counter, gauge } from './families';

type States = Record<string, FairBulkhead['state']>;

/**
 * What the bulkheads of this process do, and the pool of connections behind one of them. Companies appear as two classes, those that use up their share and those that
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
    gauge(registry, { name: 'bulkhead_running', help: 'Works that have a place', labelNames: ['bulkhead'] }, () =>
      states().map(([bulkhead, { running }]) => [{ bulkhead }, running] as const),
    );
    gauge(
      registry,
      {
        name: 'bulkhead_waiting',
        help: 'Works that wait for a place, of tenants that use up their share, and of those below it',
        labelNames: ['bulkhead', 'class'],
      },
      () =>
        states().flatMap(([bulkhead, { waitingAtShare, waitingBelowShare }]) => [
          [{ bulkhead, class: 'at_share' }, waitingAtShare] as const,
          [{ bulkhead, class: 'below_share' }, waitingBelowShare] as const,
        ]),
    );
    counter(
      registry,
      {
        name: 'bulkhead_refused_total',
        help: 'Works that found no place: the queue of their tenant was full, or the wait too long',
        labelNames: ['bulkhead', 'reason'],
      },
      () =>
        states().flatMap(([bulkhead, { refused, expired }]) => [
          [{ bulkhead, reason: 'queue_full' }, refused] as const,
          [{ bulkhead, reason: 'waited_too_long' }, expired] as const,
        ]),
    );
    this.registerPool(registry);
  }

  private registerPool(registry: Registry): void {
    const { connections } = this;
    gauge(
      registry,
      {
        name: 'database_connections',
        help: 'Connections to the database of this process that serve requests',
        labelNames: ['state'],
      },
      async () => {
        const { inUse, idle } = await connections.pool();
        return [
          [{ state: 'in_use' }, inUse],
          [{ state: 'idle' }, idle],
        ];
      },
    );
    gauge(registry, { name: 'database_connections_waiting', help: 'Works that wait for one of them' }, async () => [
      [{}, (await connections.pool()).waiting],
    ]);
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
