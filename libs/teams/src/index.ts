export { Team } from './team.entity';
export { TeamsSyncService } from './teams-sync.service';
export { TeamsModule } from './teams.module';
export { type TeamCopy, TeamsService } from './teams.service';
