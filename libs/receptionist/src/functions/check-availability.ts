import { Injectable } from '@nestjs/common';
import { type AvailabilitySearch, AvailabilityService, searchOf, type SomeSlots } from '@app/availability';
import type { CachedQuestion } from '@app/caching';
import { TeamsService } from '@app/teams';
import type { ReceptionAnswer } from '../answers/answer';
import { offerOf } from '../answers/offer';
import { phrases } from '../answers/phrases';
import { withinSize } from '../answers/size';
import { type Arguments, withoutEmpty } from '../arguments/arguments';
import { type CheckAvailabilityArguments, checkArguments } from '../arguments/check-arguments';
import { PARAMETERS } from '../arguments/parameters';
import { bothParts } from '../arguments/part-of-day';
import { NamedThings } from '../catalogue/naming';
import type { Conversation } from '../conversation';
import { LastOffers } from '../offers/last-offers';
import { SpokenQuestions } from '../times/spoken-questions';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;

const { event_type_id, service, team_id, team, date, when, end_date, from, to, part_of_day, duration, timezone } =
  PARAMETERS;

type Given = Readonly<CheckAvailabilityArguments>;
type Plain = Given & Required<Pick<CheckAvailabilityArguments, 'event_type_id' | 'date'>>;

@Injectable()
export class CheckAvailability implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'check_availability',
    kind: 'question',
    ability: 'bookings:read',
    description:
      "Free times of a service: two or three, spread over the time that is asked for, and how many more there are. Send the service, and the time in the caller's words or as a date.",
    parameters: {
      type: 'object',
      properties: {
        event_type_id,
        service,
        team_id,
        team,
        date,
        when,
        end_date,
        from,
        to,
        part_of_day,
        duration,
        timezone,
      },
    },
  };

  /** By the arguments that they were made of, which are one object each time that they are given again. */
  private readonly searches = new WeakMap<Given, AvailabilitySearch>();

  constructor(
    private readonly availability: AvailabilityService,
    private readonly teams: TeamsService,
    private readonly things: NamedThings,
    private readonly spoken: SpokenQuestions,
    private readonly lastOffers: LastOffers,
  ) {}

  async run(conversation: Conversation, given: Arguments): Promise<ReceptionAnswer> {
    const { tenant } = conversation;
    const args = checkArguments(given, tenant.timezone);
    const teamId = await this.things.team(conversation, args);
    const eventTypeId = await this.things.service(tenant, teamId, args);
    const { stale, ...answer } = await (args.when === undefined && args.date !== undefined
      ? this.plain(conversation, { ...args, event_type_id: eventTypeId, date: args.date }, teamId)
      : this.spoken.answer(conversation, { ...args, teamId, eventTypeId }));
    return stale ? { ...answer, say: phrases[tenant.locale].whenStale(answer.say), stale } : answer;
  }

  /**
   * The question that {@link run} answers, if no query is needed to understand it. Undefined decides nothing.
   * @throws AppError for what it refuses.
   */
  question(conversation: Omit<Conversation, 'at'>, given: Arguments): CachedQuestion | undefined {
    const { tenant, teamId } = conversation;
    const { locale, timezone: home } = tenant;
    const args = checkArguments(withoutEmpty(given), home);
    // Words are read on the slow path, which asks the database nothing either.
    if (!isPlain(args) || args.team !== undefined) return undefined;
    const asked = args.team_id ?? teamId ?? this.teams.knownDefaultId(tenant);
    if (asked === undefined) return undefined;
    const search = this.searchFor(args, asked);
    // What is cached is not stale.
    const make = (found: SomeSlots): string => JSON.stringify(withinSize(offerOf(found, { locale, timezone: home })));
    const name = `offer ${locale} ${home}`;
    const question = this.availability.questionOfFew(tenant, search, spreadIn(search), { name, make });
    return question && { ...question, answered: ({ text }) => this.lastOffers.remember(conversation, text) };
  }

  private async plain({ tenant, asking }: Conversation, args: Plain, teamId: number): Promise<ReceptionAnswer> {
    const search = searchWith(args, teamId);
    const found = await this.availability.few(tenant, search, spreadIn(search), asking);
    return { ...offerOf(found, tenant), ...(found.stale ? { stale: true } : {}) };
  }

  private searchFor(args: Plain, teamId: number): AvailabilitySearch {
    const last = this.searches.get(args);
    if (last?.teamId === teamId) return last;
    const search = Object.freeze(searchWith(args, teamId));
    this.searches.set(args, search);
    return search;
  }
}

const isPlain = (args: Given): args is Plain =>
  args.event_type_id !== undefined && args.date !== undefined && args.when === undefined;

const searchWith = (args: Plain, teamId: number): AvailabilitySearch =>
  bothParts(searchOf({ ...args, team_id: teamId }), args.part_of_day);

const spreadIn = ({ from: since, to: until }: AvailabilitySearch) => ({
  within: { from: since, to: until },
  count: SLOTS_TO_OFFER,
  isSpread: true,
});
