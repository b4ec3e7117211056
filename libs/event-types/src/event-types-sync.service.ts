import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { cacheKeys, PendingInvalidations } from '@app/caching';
import { CalcomClient } from '@app/calcom-client';
import { type Asked, Recording, RunStore, suspicious, type SyncCounts, type SyncReport } from '@app/sync';
import { Team, TeamsService } from '@app/teams';
import { CompaniesService, TenantDatabase, type TenantContext } from '@app/tenancy';
import { EVENT_TYPES_LOCK, EventTypesStore } from './event-types-store';
import { distinct, type TeamListing } from './listed-event-types';

/** Brings one team's event types up to date with Cal.com, as a run of its own. Idempotent. */
@Injectable()
export class EventTypesSyncService {
  constructor(
    private readonly database: TenantDatabase,
    private readonly companies: CompaniesService,
    private readonly teams: TeamsService,
    private readonly calcom: CalcomClient,
    private readonly recording: Recording,
    private readonly runs: RunStore,
    private readonly stored: EventTypesStore,
    private readonly pending: PendingInvalidations,
  ) {}

  /** @throws AppError why nothing was changed. */
  async sync(tenant: TenantContext, teamId: number, { force = false } = {}): Promise<SyncReport> {
    const { calcomTeamId } = await this.teams.lookup(tenant, teamId);
    const recorded = {
      what: { kind: 'event_types', teamId } as const,
      force,
      list: async (asked: Asked) => {
        const account = await this.companies.calcomAccount(tenant);
        const { items, problems } = await this.calcom.teamEventTypes(account, calcomTeamId);
        const listing = { teamId, calcomTeamId, items: distinct(items), problems };
        return { lock: EVENT_TYPES_LOCK, store: (em: SqlEntityManager) => this.store(em, tenant, listing, asked) };
      },
    };
    return this.recording
      .record(tenant, {
        ...recorded,
        stored: async (em, run) => {
          await run.confirmIn(em);
          await this.runs.endIn(em, run.claim, {});
        },
      })
      .catch(async (error: Error) => {
        await this.markAsFailed(tenant, teamId, error.message);
        throw error;
      });
  }

  private async store(
    em: SqlEntityManager,
    tenant: TenantContext,
    listing: TeamListing,
    asked: Asked,
  ): Promise<SyncCounts> {
    const { teamId } = listing;
    const [counts] = await this.stored.store(em, tenant, [listing], asked);
    if (!counts) throw new Error('A team was stored without being counted');
    if (counts.suspicious) throw suspicious(counts.suspicious);
    (await em.findOneOrFail(Team, { id: teamId })).markAsSynced(asked.at);
    await em.flush();
    // Also when nothing has changed: an administrator syncs to see Cal.com's state, not a cached one.
    this.pending.add(em, { keys: [cacheKeys.eventTypes(tenant.companyId, teamId)] });
    return counts;
  }

  private async markAsFailed(tenant: TenantContext, teamId: number, reason: string): Promise<void> {
    await this.database.forTenant(tenant).transactional(async (em) => {
      (await em.findOneOrFail(Team, { id: teamId })).markAsFailed(reason);
    });
  }
}
