import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DateTime } from 'luxon';
import { LRUCache } from 'lru-cache';
import { AvailabilityService } from '@app/availability';
import { AppError, Clock, Environment } from '@app/common';
import { EventTypesService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import type { TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';

const MAX_TEAMS = 10_000;
/** Services of a team that are asked about, one after the other. */
const MAX_SERVICES = 10;
/** Days that a caller's "as soon as possible" is about. */
const DAYS = 31;

/**
 * Asks for free slots of the team that a call will most likely be about, while it rings: when the caller asks, the answer
 * is there. It waits behind every caller, takes its share of Cal.com's budget and no more, and asks once in the time that
 * answers are kept, however many calls come.
 */
@Injectable()
export class Warming implements BeforeApplicationShutdown {
  private readonly log = new Logger(Warming.name);
  private readonly lately: LRUCache<string, true>;
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly eventTypes: EventTypesService,
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
    environment: Environment,
  ) {
    this.lately = new LRUCache({ max: MAX_TEAMS, ttl: environment.cacheTtl.availability * 1000 });
  }

  /** Returns at once. */
  begin(tenant: TenantContext): void {
    const work = this.warm(tenant)
      .catch((error: unknown) => {
        const reason = error instanceof AppError ? error.code : (error as Error).name;
        this.log.debug({ companyId: tenant.companyId, reason }, 'Could not ask for free slots ahead');
      })
      .finally(() => this.running.delete(work));
    this.running.add(work);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running);
  }

  private async warm(tenant: TenantContext): Promise<void> {
    const teamId = (await this.agents.get(tenant)).teamId ?? (await this.teams.defaultId(tenant));
    const name = `${tenant.companyId} ${teamId}`;
    if (teamId == null || this.lately.has(name)) return;
    this.lately.set(name, true);
    const team = await this.teams.lookup(tenant, teamId);
    if (!team.isActive) return;
    const today = DateTime.fromJSDate(this.clock.now(), { zone: team.timezone ?? tenant.timezone });
    const days = { date: today.toISODate() ?? '', endDate: today.plus({ days: DAYS - 1 }).toISODate() ?? '' };
    const services = await this.eventTypes.list(tenant, teamId);
    for (const { calcomEventTypeId: eventTypeId } of services.slice(0, MAX_SERVICES))
      await this.availability.warm(tenant, { teamId, eventTypeId, ...days });
  }
}
