import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { BookingModule } from '@app/booking';
import { CachingModule, CompanyCacheInterceptor, OutboxModule } from '@app/caching';
import { FloodGuard, ThrottleGuard, ThrottlingModule } from '@app/throttling';
import { CalcomClientModule } from '@app/calcom-client';
import { createValidationPipe, EnvelopeInterceptor, type Environment, ErrorFilter } from '@app/common';
import { DatabaseModule } from '@app/database';
import { EventTypesModule } from '@app/event-types';
import { RetellModule } from '@app/retell';
import { TeamsModule } from '@app/teams';
import { CallerGuard, TenancyModule, TenantGuard } from '@app/tenancy';
import { HealthModule } from './health/health.module';
import { MetricsModule } from './metrics/metrics.module';
import { QuickHitsModule } from './fast-path/quick-hits.module';
import { SettingsModule } from './settings.module';

/** The whole service on one page. */
@Module({})
export class AppModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(environment),
        DatabaseModule,
        CalcomClientModule,
        TenancyModule,
        CachingModule.forRoot(),
        OutboxModule,
        ThrottlingModule,
        QuickHitsModule,
        TeamsModule,
        EventTypesModule,
        BookingModule,
        RetellModule,
        HealthModule,
        MetricsModule,
      ],
      providers: [
        // Is it worth asking, who is calling, how much of it, then whose is what they name.
        { provide: APP_GUARD, useExisting: FloodGuard },
        { provide: APP_GUARD, useClass: CallerGuard },
        { provide: APP_GUARD, useExisting: ThrottleGuard },
        { provide: APP_GUARD, useClass: TenantGuard },
        // The outermost first: the cache keeps and sends the answer as the envelope has shaped it.
        { provide: APP_INTERCEPTOR, useExisting: CompanyCacheInterceptor },
        { provide: APP_INTERCEPTOR, useClass: EnvelopeInterceptor },
        { provide: APP_PIPE, useFactory: createValidationPipe },
        { provide: APP_FILTER, useClass: ErrorFilter },
      ],
    };
  }
}
