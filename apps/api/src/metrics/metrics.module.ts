import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { StaleEntriesMonitor } from './stale-entries-monitor';

/** A registry of its own for each application, with everything that is measured. */
@Module({
  controllers: [MetricsController],
  exports: [HttpMetrics],
  providers: [
    HttpMetrics,
    StaleEntriesMonitor,
    {
      provide: Registry,
      inject: [HttpMetrics, StaleEntriesMonitor],
      useFactory: (http: HttpMetrics, watch: StaleEntriesMonitor) => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        http.register(registry);
        watch.register(registry);
        return registry;
      },
    },
  ],
})
export class MetricsModule {}
