import type { Provider, Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CallerGuard, TenantGuard } from '@app/tenancy';
import { FailedAuthenticationGuard, ThrottleGuard } from '@app/throttling';
import type { AdmissionGuard } from '@app/tenancy';

/** What every request passes, in this order: is it worth asking, who is calling, how much of it, whose is what they name. */
const ADMISSION: readonly Type<AdmissionGuard>[] = [FailedAuthenticationGuard, CallerGuard, ThrottleGuard, TenantGuard];

/** The one list of guards. The fast path reads back from Nest what is registered, so it cannot know another one. */
export const admission: Provider[] = ADMISSION.map((guard) => ({ provide: APP_GUARD, useExisting: guard }));
