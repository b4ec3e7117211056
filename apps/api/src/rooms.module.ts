import { type DynamicModule, Module } from '@nestjs/common';
import { AvailabilityModule } from '@app/availability';
import { BookingModule } from '@app/booking';
import { CachingModule, OutboxModule } from '@app/caching';
import { CalcomClientModule } from '@app/calcom-client';
import type { Environment } from '@app/common';
import { DatabaseModule } from '@app/database';
import { EventTypesModule } from '@app/event-types';
import { IdempotencyModule } from '@app/idempotency';
import { MaintenanceModule } from '@app/maintenance';
import { McpModule } from '@app/mcp';
import { PersonalDataModule } from '@app/personal-data';
import { ReceptionistModule } from '@app/receptionist';
import { RetellModule } from '@app/retell';
import { SyncModule } from '@app/sync';
import { TeamsModule } from '@app/teams';
import { TenancyModule } from '@app/tenancy';
import { ThrottlingModule } from '@app/throttling';
import { WebhooksModule } from '@app/webhooks';
import { SettingsModule } from './settings.module';

/** All rooms, without a server: what the commands, the worker and the API have in common. */
@Module({})
export class RoomsModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: RoomsModule,
      imports: [
        SettingsModule.with(environment),
        DatabaseModule,
        CalcomClientModule,
        TenancyModule,
        MaintenanceModule,
        PersonalDataModule,
        IdempotencyModule,
        ThrottlingModule,
        CachingModule.forRoot(),
        OutboxModule,
        SyncModule,
        WebhooksModule,
        TeamsModule,
        EventTypesModule,
        AvailabilityModule,
        BookingModule,
        ReceptionistModule,
        RetellModule,
        McpModule,
      ],
    };
  }
}
