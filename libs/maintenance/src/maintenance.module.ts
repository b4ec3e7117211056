import { Global, Module } from '@nestjs/common';
import { MaintenanceGuard } from './maintenance.guard';
import { MaintenanceMode } from './maintenance-mode';

/** The application places the guard in its list. */
@Global()
@Module({
  providers: [MaintenanceMode, MaintenanceGuard],
  exports: [MaintenanceMode, MaintenanceGuard],
})
export class MaintenanceModule {}
