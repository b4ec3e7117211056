import { Injectable } from '@nestjs/common';
import { Clock, findPage, forbidden, type Page, type PageQueryDto } from '@app/common';
import { Ownership } from '../access/ownership';
import type { TenantContext } from '../access/tenant-context';
import { TenantDatabase } from '../access/tenant-database';
import { AccessToken } from './access-token.entity';
import { TokensService } from './tokens.service';

interface RequestedToken {
  name: string;
  /** Absent: the caller. */
  userId?: number;
  /** Absent: the caller's. */
  abilities?: string[];
  /** Such as `30d`; absent: never. */
  expiresIn?: string;
}

const MILLISECONDS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The tokens of a company, as its administrators manage them. */
@Injectable()
export class TokenSettings {
  constructor(
    private readonly database: TenantDatabase,
    private readonly ownership: Ownership,
    private readonly tokens: TokensService,
    private readonly clock: Clock,
  ) {}

  /** A page, the oldest first. @throws AppError 400 for a malformed cursor. */
  page(tenant: TenantContext, query: PageQueryDto): Promise<Page<AccessToken>> {
    const list = { where: {}, orderBy: { createdAt: 'asc', id: 'asc' } } as const;
    return findPage(this.database.forTenant(tenant), AccessToken, list, query);
  }

  /** @throws AppError 403 for a foreign user, and for abilities that the caller's own token lacks. */
  async create(tenant: TenantContext, requested: RequestedToken): Promise<{ row: AccessToken; token: string }> {
    const { name, userId = tenant.userId ?? 0, abilities = [...tenant.abilities], expiresIn } = requested;
    await this.ownership.require(tenant, 'user', userId);
    const beyond = abilities.find((ability) => !tenant.can(ability));
    if (beyond !== undefined) throw forbidden(`This token lacks the ability "${beyond}", so it cannot hand it on`);
    return this.database.forTenant(tenant).transactional(async (em) => {
      const expiresAt = this.endOf(expiresIn);
      const { id, token } = await this.tokens.issueIn(em, tenant, { userId, name, abilities, expiresAt });
      return { row: await em.findOneOrFail(AccessToken, { id }), token };
    });
  }

  private endOf(duration: string | undefined): Date | null {
    if (duration === undefined) return null;
    const unit = MILLISECONDS[duration.slice(-1)] ?? 0;
    return new Date(this.clock.now().getTime() + Number.parseInt(duration, 10) * unit);
  }
}
