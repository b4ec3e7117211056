import { type DynamicModule, Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { BookingModule } from '@app/booking';
import { CalcomClientModule } from '@app/calcom-client';
import { SyncModule } from '@app/sync';
import { WebhooksModule } from '@app/webhooks';
import { BackgroundMetrics } from './background-metrics';
import { BookingMetrics } from './booking-metrics';
import { BulkheadMetrics } from './bulkhead-metrics';
import { CacheMetrics } from './cache-metrics';
import { CacheTalliesModule } from './cache-tallies';
import { CalcomMetrics } from './calcom-metrics';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { IS_TRIAL } from './metrics.guard';
import { StaleEntriesMonitor } from './stale-entries-monitor';

const PARTS = [
  HttpMetrics,
  CacheMetrics,
  StaleEntriesMonitor,
  CalcomMetrics,
  BookingMetrics,
  BackgroundMetrics,
  BulkheadMetrics,
];

/** `/metrics`. Each application has its own registry; the library's default one is shared by the process. */
@Module({
  imports: [BookingModule, CalcomClientModule, SyncModule, WebhooksModule, CacheTalliesModule],
  controllers: [MetricsController],
  exports: [HttpMetrics],
  providers: [
    ...PARTS,
    {
      provide: Registry,
      inject: PARTS,
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
