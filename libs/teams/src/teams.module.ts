import { Module, type OnModuleInit } from '@nestjs/common';
import { CalcomClientModule } from '@app/calcom-client';
import { Ownership, TenantDatabase } from '@app/tenancy';
import { BranchesSubscriber } from './branches.subscriber';
import { SyncModule, SyncSteps } from '@app/sync';
import { WebhooksModule } from '@app/webhooks';
import { Team } from './team.entity';
import { TeamsController } from './teams.controller';
import { TeamsInspection } from './teams.inspection';
import { TeamsService } from './teams.service';
import { TeamsSubscriber } from './teams.subscriber';
import { TeamsSyncService } from './teams-sync.service';

@Module({
  imports: [CalcomClientModule, SyncModule, WebhooksModule],
  controllers: [TeamsController],
  providers: [TeamsService, TeamsSyncService, TeamsSubscriber, BranchesSubscriber, TeamsInspection],
  exports: [TeamsService],
})
export class TeamsModule implements OnModuleInit {
  constructor(
    private readonly ownership: Ownership,
    private readonly database: TenantDatabase,
    private readonly steps: SyncSteps,
    private readonly syncing: TeamsSyncService,
  ) {}

  onModuleInit(): void {
    this.steps.registerTeams((tenant, asked) => this.syncing.list(tenant, asked));
    this.ownership.register('team', (tenant, id) => this.database.has(tenant, Team, { id, deletedAt: null }));
  }
}
