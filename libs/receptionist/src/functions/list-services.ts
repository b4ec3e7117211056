import { Injectable } from '@nestjs/common';
import type { ReceptionAnswer } from '../answers/answer';
import { phrases } from '../answers/phrases';
import type { Arguments } from '../arguments/arguments';
import { namingArguments } from '../arguments/naming-arguments';
import { PARAMETERS } from '../arguments/parameters';
import { Catalogue } from '../catalogue/catalogue';
import { NamedThings } from '../catalogue/naming';
import type { Conversation } from '../conversation';
import { MAX_LISTED, MAX_SPOKEN } from './lists';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

const { team_id, team } = PARAMETERS;

@Injectable()
export class ListServices implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'list_services',
    kind: 'question',
    ability: 'teams:read',
    description: 'What can be booked at a team or branch, with lengths and prices (in the minor unit of the currency).',
    parameters: { type: 'object', properties: { team_id, team } },
    isList: true,
  };

  constructor(
    private readonly catalogue: Catalogue,
    private readonly things: NamedThings,
  ) {}

  async run(conversation: Conversation, args: Arguments): Promise<ReceptionAnswer> {
    const { tenant } = conversation;
    const teamId = await this.things.activeTeam(
      conversation,
      namingArguments({ team_id: args.team_id, team: args.team }),
    );
    const all = await this.catalogue.services(tenant, teamId);
    const listed = all.slice(0, MAX_LISTED);
    const say = phrases[tenant.locale];
    const spoken = listed.slice(0, MAX_SPOKEN).map(({ title }) => title);
    return {
      ok: true,
      say: all.length === 0 ? say.noServices : say.services(spoken, all.length - spoken.length),
      team_id: teamId,
      services: listed.map(({ eventTypeId, title, duration, durationOptions, price, currency }) => ({
        event_type_id: eventTypeId,
        name: title,
        duration,
        ...(durationOptions.length > 1 ? { durations: durationOptions.join(', ') } : {}),
        ...(price > 0 ? { price, currency } : {}),
      })),
      more: all.length - listed.length,
    };
  }
}
