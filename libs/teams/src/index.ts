export { refuseInactive } from './inactive-team';
export { OfTeamOfBranch } from './of-team-of-branch';
export { Team } from './team.entity';
export { TeamsModule } from './teams.module';
export { type TeamCopy, TeamsService } from './teams.service';
