import { type DynamicModule, Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { BookingModule } from '@app/booking';
import { CalcomClientModule } from '@app/calcom-client';
import { BulkheadMetrics } from './bulkhead-metrics';
import { CacheTalliesModule } from './cache-tallies';
import { CalcomMetrics } from './calcom-metrics';
import { DriftMetric } from './drift-metric';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { IS_TRIAL } from './metrics.guard';
import { OddPartsMetrics } from './odd-parts-metrics';
import { StaleEntriesMonitor } from './stale-entries-monitor';

/** `/metrics`. Each application has its own registry; the library's default one is shared by the process. */
@Module({
  imports: [BookingModule, CalcomClientModule, CacheTalliesModule],
  controllers: [MetricsController],
  exports: [HttpMetrics],
  providers: [
    HttpMetrics,
    StaleEntriesMonitor,
    BulkheadMetrics,
    CalcomMetrics,
    OddPartsMetrics,
    DriftMetric,
    {
      provide: Registry,
      inject: [HttpMetrics, StaleEntriesMonitor, BulkheadMetrics, CalcomMetrics, OddPartsMetrics, DriftMetric],
      useFactory: (...parts: { register: (registry: Registry) => void }[]) => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        for (const part of parts) part.register(registry);
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
