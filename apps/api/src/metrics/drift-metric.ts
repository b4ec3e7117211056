import { Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { DriftGauge } from '@app/booking';

/** How far our rows have been from what Cal.com has, of all companies together. */
@Injectable()
export class DriftMetric {
  constructor(private readonly drift: DriftGauge) {}

  register(registry: Registry): void {
    const { drift } = this;
    registry.registerMetric(
      new Gauge({
        name: 'calcom_drift',
        help: 'Appointments that differed from Cal.com when this process last compared their teams',
        registers: [],
        collect() {
          this.set(drift.total);
        },
      }),
    );
  }
}
