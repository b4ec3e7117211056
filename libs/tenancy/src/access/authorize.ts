import { type AppError, forbidden } from '@app/common';
import type { TenantContext } from './tenant-context';
import type { AccessPolicy } from './access.decorator';

/** The 403 for a caller whose role, branch or abilities do not satisfy the policy, or undefined. */
export function refusalFor(tenant: TenantContext, policy: AccessPolicy): AppError | undefined {
  if (policy.adminsOnly !== undefined && tenant.role !== 'admin') return forbidden(policy.adminsOnly);
  if (policy.adminsOnly !== undefined && tenant.branchId !== undefined && !policy.branchAdmins) {
    return forbidden(`${policy.adminsOnly}, and this one is limited to a branch`);
  }
  if (policy.ability !== undefined && !tenant.can(policy.ability)) {
    return forbidden(`This token lacks the ability "${policy.ability}"`);
  }
  return undefined;
}
