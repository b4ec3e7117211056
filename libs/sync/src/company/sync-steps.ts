import { Injectable } from '@nestjs/common';
import type { TenantContext } from '@app/tenancy';
import type { LiveRun } from '../runs/live-run';
import type { Asked, Storing } from '../runs/recording';

/** Lists a company's teams at Cal.com. */
export type TeamsStep = (tenant: TenantContext, asked: Asked) => Promise<Storing>;

/** What follows for the teams that are stored. @throws when the rest of the run is not worth a try. */
export type FollowingStep = (tenant: TenantContext, run: LiveRun) => Promise<void>;

/** What a sync of a company consists of. Rooms register their step. */
@Injectable()
export class SyncSteps {
  private teams?: TeamsStep;
  readonly following: FollowingStep[] = [];

  registerTeams(step: TeamsStep): void {
    this.teams = step;
  }

  /** Steps follow each other in the order of their registration. */
  registerFollowing(step: FollowingStep): void {
    this.following.push(step);
  }

  listTeams(tenant: TenantContext, asked: Asked): Promise<Storing> {
    if (!this.teams) throw new Error('No room has registered how teams are synced');
    return this.teams(tenant, asked);
  }
}
