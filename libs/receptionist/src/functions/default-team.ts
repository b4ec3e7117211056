import { Injectable } from '@nestjs/common';
import { invalid } from '@app/common';
import { TeamsService } from '@app/teams';
import type { Conversation } from '../conversation';

/** The team that is meant where none is named. */
@Injectable()
export class DefaultTeam {
  constructor(private readonly teams: TeamsService) {}

  /** The conversation's own, else the company's default. @throws AppError 400 naming `team_id` where there is none. */
  async of({ tenant, teamId }: Pick<Conversation, 'tenant' | 'teamId'>): Promise<number> {
    const id = teamId ?? (await this.teams.defaultId(tenant));
    if (id !== undefined) return id;
    throw invalid({ field: 'team_id', message: 'is required' });
  }
}
