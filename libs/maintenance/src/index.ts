export { MaintenanceGuard } from './maintenance.guard';
export { MaintenanceMode } from './maintenance-mode';
export { MaintenanceModule } from './maintenance.module';
