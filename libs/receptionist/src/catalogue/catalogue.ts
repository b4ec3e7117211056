import { Injectable } from '@nestjs/common';
import { EventType, Service } from '@app/event-types';
import { Team } from '@app/teams';
import { RowCopiesFactory, TenantDatabase, type TenantContext } from '@app/tenancy';
import { type NamedService, type NamedTeam, serviceOf, type SharedService, teamOf } from './named';

interface Listed<T> {
  readonly companyId: number;
  readonly items: readonly T[];
}

/** What teams and services are called, usually without a query. What is switched off is not among them. */
@Injectable()
export class Catalogue {
  private readonly teamCopies;
  private readonly serviceCopies;
  private readonly sharedCopies;

  constructor(
    rowCopies: RowCopiesFactory,
    private readonly database: TenantDatabase,
  ) {
    this.teamCopies = rowCopies.ofTenants<Listed<NamedTeam>>('catalogue', Team);
    this.serviceCopies = rowCopies.ofTenants<Listed<NamedService>>('catalogue', EventType);
    this.sharedCopies = rowCopies.ofTenants<Listed<SharedService>>('catalogue', Service);
  }

  /** Those that the caller may see, the default first, then by name. */
  async teams(tenant: TenantContext): Promise<readonly NamedTeam[]> {
    const { branchId } = tenant;
    const teams = await this.allTeams(tenant);
    return branchId === undefined ? teams : teams.filter((team) => team.branchId === branchId);
  }

  /** By title. @param teamId of a team that was found to be the caller's. */
  async services(tenant: TenantContext, teamId: number): Promise<readonly NamedService[]> {
    const { companyId } = tenant;
    const copy = await this.serviceCopies.get(tenant, `${companyId}/${teamId}`, async () => {
      const rows = await this.database.forCompany(tenant).transactional(async (em) => {
        const where = { teamId, isActive: true };
        const found = await em.find(EventType, where, { orderBy: { title: 'asc', calcomEventTypeId: 'asc' } });
        const ids = found.flatMap(({ serviceId }) => serviceId ?? []);
        const services = ids.length === 0 ? [] : await em.find(Service, { id: { $in: ids } });
        const names = new Map(services.map(({ id, name }) => [id, name]));
        return found.map((row) => serviceOf(row, names.get(row.serviceId ?? 0)));
      });
      return { companyId, items: rows };
    });
    return copy?.items ?? [];
  }

  /** The shared services of all teams that the caller may see, by name. */
  async shared(tenant: TenantContext): Promise<readonly SharedService[]> {
    const { companyId, branchId } = tenant;
    const copy = await this.sharedCopies.get(tenant, companyId, async () => {
      const teams = new Map((await this.allTeams(tenant)).map((team) => [team.id, team]));
      return this.database.forCompany(tenant).transactional(async (em) => {
        const fields = ['teamId', 'serviceId'] as const;
        const offered = await em.find(EventType, { isActive: true, serviceId: { $ne: null } }, { fields });
        const branches = new Map<number, Set<number | null>>();
        for (const { teamId, serviceId } of offered) {
          const team = teams.get(teamId);
          if (!team || serviceId == null) continue;
          branches.set(serviceId, (branches.get(serviceId) ?? new Set()).add(team.branchId ?? null));
        }
        const rows = await em.find(
          Service,
          { id: { $in: [...branches.keys()] } },
          { orderBy: { name: 'asc', id: 'asc' } },
        );
        const items = rows.map(({ id, slug, name }) => ({ slug, name, branchIds: [...(branches.get(id) ?? [])] }));
        return { companyId, items };
      });
    });
    const services = copy?.items ?? [];
    return branchId === undefined ? services : services.filter(({ branchIds }) => branchIds.includes(branchId));
  }

  private async allTeams(tenant: TenantContext): Promise<readonly NamedTeam[]> {
    const { companyId } = tenant;
    const copy = await this.teamCopies.get(tenant, companyId, async () => {
      const rows = await this.database
        .forCompany(tenant)
        .find(
          Team,
          { isActive: true, deletedAt: null },
          { populate: ['branch'], strategy: 'joined', orderBy: { isDefault: 'desc', name: 'asc', id: 'asc' } },
        );
      return { companyId, items: rows.map(teamOf) };
    });
    return copy?.items ?? [];
  }
}
