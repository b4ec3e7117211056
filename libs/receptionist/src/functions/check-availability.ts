import { Injectable } from '@nestjs/common';
import { type AvailabilitySearch, AvailabilityService, type FirstSlots, searchOf } from '@app/availability';
import type { CachedQuestion } from '@app/caching';
import { TeamsService } from '@app/teams';
import type { ReceptionAnswer } from '../answers/answer';
import { offerOf } from '../answers/offer';
import { phrases } from '../answers/phrases';
import { type Arguments, withoutEmpty } from '../arguments/arguments';
import { type CheckAvailabilityArguments, checkArguments } from '../arguments/check-arguments';
import { PARAMETERS } from '../arguments/parameters';
import type { Conversation } from '../conversation';
import { DefaultTeam } from './default-team';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;

const { event_type_id, team_id, date, end_date, from, to, duration, timezone } = PARAMETERS;

@Injectable()
export class CheckAvailability implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'check_availability',
    kind: 'question',
    ability: 'bookings:read',
    description: 'Free times of a service on a day or in a range of days: two or three, and how many more there are.',
    parameters: {
      type: 'object',
      properties: { event_type_id, team_id, date, end_date, from, to, duration, timezone },
      required: ['event_type_id', 'date'],
    },
  };

  /** By the arguments that they were made of, which are one object each time that they are given again. */
  private readonly searches = new WeakMap<Readonly<CheckAvailabilityArguments>, AvailabilitySearch>();

  constructor(
    private readonly availability: AvailabilityService,
    private readonly teams: TeamsService,
    private readonly defaultTeam: DefaultTeam,
  ) {}

  async run(conversation: Conversation, given: Arguments): Promise<ReceptionAnswer> {
    const { tenant, asking } = conversation;
    const args = checkArguments(given, tenant.timezone);
    const search = this.searchFor(args, args.team_id ?? (await this.defaultTeam.of(conversation)));
    const found = await this.availability.first(tenant, search, SLOTS_TO_OFFER, asking);
    const answer = offerOf(found, tenant);
    if (!found.stale) return answer;
    return { ...answer, say: phrases[tenant.locale].whenStale(answer.say), stale: true };
  }

  /**
   * The question that {@link run} answers, if no query is needed to understand it. Undefined decides nothing.
   * @throws AppError for what it refuses.
   */
  question({ tenant, teamId }: Omit<Conversation, 'at'>, given: Arguments): CachedQuestion | undefined {
    const { locale, timezone: home } = tenant;
    const args = checkArguments(withoutEmpty(given), home);
    const asked = args.team_id ?? teamId ?? this.teams.knownDefaultId(tenant);
    if (asked === undefined) return undefined;
    // What is cached is not stale.
    const make = (found: FirstSlots): string => JSON.stringify(offerOf(found, { locale, timezone: home }));
    return this.availability.questionOfFirst(tenant, this.searchFor(args, asked), SLOTS_TO_OFFER, {
      name: `offer ${locale} ${home}`,
      make,
    });
  }

  private searchFor(args: Readonly<CheckAvailabilityArguments>, team: number): AvailabilitySearch {
    const last = this.searches.get(args);
    if (last?.teamId === team) return last;
    const search = Object.freeze(searchOf({ ...args, team_id: team }));
    this.searches.set(args, search);
    return search;
  }
}
