import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CacheInspector, cacheKeys, type InspectableAnswer } from '@app/caching';
import { Branch, TenantDatabase, type TenantContext } from '@app/tenancy';
import { TeamsController } from './teams.controller';

/** For the cache inspector: the lists of teams that may be cached, each with the route handler that loads it. */
@Injectable()
export class TeamsInspection implements OnModuleInit {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly inspector: CacheInspector,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.inspector.register('teams', (tenant) => this.answers(tenant));
  }

  private async answers(tenant: TenantContext): Promise<InspectableAnswer[]> {
    const { companyId } = tenant;
    const routes = this.moduleRef.get(TeamsController);
    const branches = await this.database.forTenant(tenant).find(Branch, {}, { fields: ['id'] });
    return [
      { key: cacheKeys.teams(companyId), ttl: 'teams', load: () => routes.list(tenant, {}) },
      { key: cacheKeys.defaultTeam(companyId), ttl: 'teams', load: () => routes.default(tenant) },
      ...branches.map(({ id }): InspectableAnswer => ({
        key: cacheKeys.branchTeams(companyId, id),
        ttl: 'teams',
        load: () => routes.list(tenant, { branch_id: id }),
      })),
    ];
  }
}
