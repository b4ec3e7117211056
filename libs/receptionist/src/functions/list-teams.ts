import { Injectable } from '@nestjs/common';
import type { ReceptionAnswer } from '../answers/answer';
import { phrases } from '../answers/phrases';
import { Catalogue } from '../catalogue/catalogue';
import type { Conversation } from '../conversation';
import { MAX_LISTED, MAX_SPOKEN } from './lists';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

@Injectable()
export class ListTeams implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'list_teams',
    kind: 'question',
    ability: 'teams:read',
    description: 'The teams or branches that take appointments, the default one first.',
    parameters: { type: 'object', properties: {} },
    isList: true,
  };

  constructor(private readonly catalogue: Catalogue) {}

  async run({ tenant }: Conversation): Promise<ReceptionAnswer> {
    const all = await this.catalogue.teams(tenant);
    const listed = all.slice(0, MAX_LISTED);
    const say = phrases[tenant.locale];
    const spoken = listed.slice(0, MAX_SPOKEN).map(({ name }) => name);
    return {
      ok: true,
      say: all.length === 0 ? say.noTeams : say.teams(spoken, all.length - spoken.length),
      teams: listed.map(({ id, name, branchName, timezone }) => ({
        team_id: id,
        name,
        ...(branchName === undefined ? {} : { branch: branchName }),
        ...(timezone === undefined ? {} : { timezone }),
      })),
      more: all.length - listed.length,
    };
  }
}
