import { Injectable } from '@nestjs/common';
import { forbidden } from '@app/common';
import { refusalOf } from '../access/ownership';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { AuditLog } from '../audit/audit-log';
import { changesOf } from '../audit/changes';
import { Branch } from './branch.entity';

/** The mutable fields of a branch. Absent fields stay unchanged. */
interface BranchPatch {
  name?: string;
  /** IANA; null: the company's. */
  timezone?: string | null;
  /** Cal.com's id of a team that serves the branch while none is assigned to it; null: none. */
  calcomTeamId?: number | null;
}

/** Reads and changes the branches of a company. */
@Injectable()
export class BranchesService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly audit: AuditLog,
  ) {}

  /** By name; for a caller who is limited to a branch, that one. */
  list(tenant: TenantContext): Promise<Branch[]> {
    return this.database.forTenant(tenant).find(Branch, {}, { orderBy: { name: 'asc', id: 'asc' } });
  }

  /** @throws AppError 403 for a foreign branch, and when an administrator of one branch chooses its team. */
  update(tenant: TenantContext, id: number, patch: BranchPatch): Promise<Branch> {
    if (tenant.branchId !== undefined && patch.calcomTeamId !== undefined)
      throw forbidden('Only administrators of the whole company can choose the team of a branch');
    return this.database.forTenant(tenant).transactional(async (em) => {
      const branch = await em.findOne(Branch, { id });
      if (!branch) throw refusalOf('branch');
      const before = factsOf(branch);
      const { name = branch.name, timezone = branch.timezone, calcomTeamId = branch.calcomTeamId } = patch;
      em.assign(branch, { name, timezone, calcomTeamId });
      const details = changesOf(before, factsOf(branch), REDACTED);
      if (details) this.audit.record(em, tenant, { action: 'branch.updated', object: ['branch', id], details });
      return branch;
    });
  }
}

/** A practice is often called by a person's name, and an entry of the audit log cannot be removed. */
const REDACTED = ['name'] as const;

const factsOf = ({ name, timezone, calcomTeamId }: Branch) => ({
  name,
  timezone: timezone ?? null,
  calcom_team_id: calcomTeamId ?? null,
});
