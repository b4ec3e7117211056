export { refuseInactive } from './inactive-team';
export { OfTeamOfBranch } from './of-team-of-branch';
export { Team } from './team.entity';
export { TeamsSyncService } from './teams-sync.service';
export { TeamsModule } from './teams.module';
export { type TeamCopy, TeamsService } from './teams.service';
