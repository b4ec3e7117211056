import { type DynamicModule, Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { BookingModule } from '@app/booking';
import { CalcomClientModule } from '@app/calcom-client';
import { BulkheadMetrics } from './bulkhead-metrics';
import { DriftMetric } from './drift-metric';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { IS_TRIAL } from './metrics.guard';
import { StaleEntriesMonitor } from './stale-entries-monitor';

/** `/metrics`. Each application has its own registry; the library's default one is shared by the process. */
@Module({
  imports: [CalcomClientModule, BookingModule],
  controllers: [MetricsController],
  exports: [HttpMetrics],
  providers: [
    HttpMetrics,
    StaleEntriesMonitor,
    BulkheadMetrics,
    DriftMetric,
    {
      provide: Registry,
      inject: [HttpMetrics, StaleEntriesMonitor, BulkheadMetrics, DriftMetric],
      useFactory: (http: HttpMetrics, monitor: StaleEntriesMonitor, bulkheads: BulkheadMetrics, drift: DriftMetric) => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        http.register(registry);
        monitor.register(registry);
        bulkheads.register(registry);
        drift.register(registry);
        return registry;
      },
    },
  ],
})
export class MetricsModule {
  /** @param isTrial whether the process is `npm start`. */
  static with({ isTrial }: { isTrial: boolean }): DynamicModule {
    return { module: MetricsModule, providers: [{ provide: IS_TRIAL, useValue: isTrial }] };
  }
}
