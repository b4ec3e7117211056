import { cacheKeys, type Invalidation } from '@app/caching';
import type { CompanyId } from '@app/tenancy';

/** The cached answers that show the event types of a team. */
export const answersShowing = (companyId: CompanyId, teamId: number): Invalidation => ({
  keys: [cacheKeys.eventTypes(companyId, teamId)],
});
