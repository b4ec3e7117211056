import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { Ownership, TenantDatabase } from '@app/tenancy';
import { BranchesSubscriber } from './branches.subscriber';
import { SyncRunsService } from './sync-runs.service';
import { Team } from './team.entity';
import { TeamsController } from './teams.controller';
import { TeamsInspection } from './teams.inspection';
import { TeamsService } from './teams.service';
import { TeamsSubscriber } from './teams.subscriber';
import { TeamsSyncService } from './teams-sync.service';

@Module({
  imports: [CalcomClientModule],
  controllers: [TeamsController],
  providers: [TeamsService, TeamsSyncService, SyncRunsService, TeamsSubscriber, BranchesSubscriber, TeamsInspection],
  exports: [TeamsService, TeamsSyncService, SyncRunsService],
})
export class TeamsModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly database: TenantDatabase,
  ) {}

  onModuleInit(): void {
    this.ownership.register(
      'team',
      async (tenant, id) => (await this.database.forTenant(tenant).count(Team, { id, deletedAt: null })) === 1,
    );
  }
}
