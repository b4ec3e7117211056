import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { HttpMetrics } from './http-metrics';
import { MetricsController } from './metrics.controller';
import { StaleEntriesMonitor } from './stale-entries-monitor';

/** `/metrics`. Each application has its own registry; the library's default one is shared by the process. */
@Module({
  controllers: [MetricsController],
  exports: [HttpMetrics],
  providers: [
    HttpMetrics,
    StaleEntriesMonitor,
    {
      provide: Registry,
      inject: [HttpMetrics, StaleEntriesMonitor],
      useFactory: (http: HttpMetrics, monitor: StaleEntriesMonitor) => {
        const registry = new Registry();
        collectDefaultMetrics({ register: registry });
        http.register(registry);
        monitor.register(registry);
        return registry;
      },
    },
  ],
})
export class MetricsModule {}
