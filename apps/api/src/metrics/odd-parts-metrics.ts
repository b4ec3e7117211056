import { Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';
import { CalcomClient } from '@app/calcom-client';

/** What Cal.com sends and cannot be used. Labels are the fields that are read, never what was sent. */
@Injectable()
export class OddPartsMetrics {
  constructor(private readonly calcom: CalcomClient) {}

  register(registry: Registry): void {
    const counts = (): CalcomClient['oddPartCounts'] => this.calcom.oddPartCounts;
    registry.registerMetric(
      new Counter({
        name: 'calcom_odd_parts_total',
        help: 'Parts of answers of Cal.com that made no sense and were left out, by operation and field',
        labelNames: ['operation', 'field'],
        registers: [],
        collect() {
          this.reset();
          for (const { operation, field, count } of counts()) this.inc({ operation, field }, count);
        },
      }),
    );
  }
}
