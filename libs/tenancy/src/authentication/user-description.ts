import { Injectable } from '@nestjs/common';
import { unauthenticated } from '@app/common';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import type { UserDto } from './auth.dto';
import { User } from './user.entity';

/** Describes the user who asks, with the company. */
@Injectable()
export class UserDescription {
  constructor(private readonly database: TenantDatabase) {}

  /** @throws AppError 401 when the user has been removed meanwhile. */
  async of(tenant: TenantContext): Promise<UserDto> {
    const user = await this.database.forTenant(tenant).findOne(User, { id: tenant.userId ?? 0 });
    if (!user) throw unauthenticated();
    const { companyId, companyName, timezone, locale } = tenant;
    const company = { id: companyId, name: companyName, timezone, locale };
    return { id: user.id, email: user.email, role: user.role, branch_id: user.branchId ?? null, company };
  }
}
