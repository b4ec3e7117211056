import type { Provider, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CallerGuard, TenantGuard } from '@app/tenancy';
import { MaintenanceGuard } from '@app/maintenance';
import { FailedAuthenticationGuard, ThrottleGuard } from '@app/throttling';
import type { AdmissionGuard } from '@app/tenancy';
import { OriginGuard } from './server/origin.guard';

/** The guards of every request, in this order: failed-authentication limit, origin (403), caller (401), throttle (429), tenant (403), maintenance (503). */
const ADMISSION: readonly Type<AdmissionGuard>[] = [
  FailedAuthenticationGuard,
  OriginGuard,
  CallerGuard,
  ThrottleGuard,
  TenantGuard,
  MaintenanceGuard,
];

/** Registers the guards with Nest. The fast path reads back what is registered, so it cannot decide by another list. */
export const admission: Provider[] = ADMISSION.map((guard) => ({ provide: APP_GUARD, useExisting: guard }));
