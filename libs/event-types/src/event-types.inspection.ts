import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CacheInspector, cacheKeys, type InspectableAnswer } from '@app/caching';
import { Team } from '@app/teams';
import { TenantDatabase, type TenantContext } from '@app/tenancy';
import { EventTypesController } from './event-types.controller';

/** For the cache inspector: the lists of services that may be cached, each with the route handler that loads it. */
@Injectable()
export class EventTypesInspection implements OnModuleInit {
  constructor(
    private readonly moduleRef: ModuleRef,
    private readonly inspector: CacheInspector,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.inspector.register('event-types', (tenant) => this.answers(tenant));
  }

  /** Of inactive teams too: their services may still be cached. */
  private async answers(tenant: TenantContext): Promise<InspectableAnswer[]> {
    const routes = this.moduleRef.get(EventTypesController);
    const teams = await this.database.forTenant(tenant).find(Team, { deletedAt: null }, { fields: ['id'] });
    return teams.map(({ id }) => ({
      key: cacheKeys.eventTypes(tenant.companyId, id),
      ttl: 'eventTypes',
      load: () => routes.list(tenant, id),
    }));
  }
}
