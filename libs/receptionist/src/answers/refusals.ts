import { Injectable, Logger } from '@nestjs/common';
import { AvailabilityService } from '@app/availability';
import { CalcomApiException } from '@app/calcom-client';
import { AppError, Clock } from '@app/common';
import { spokenMoment } from '@app/speech';
import { TeamsService } from '@app/teams';
import type { TenantContext } from '@app/tenancy';
import { type ReceptionAnswer, answerFor } from './answer';
import { alternativesTo, datesAround } from './alternatives';
import { inactiveTeamAnswer } from './inactive-team';
import { phrases } from './phrases';

/** What could not be booked. */
export interface Wanted {
  teamId: number;
  eventTypeId: number;
  start: Date;
  duration?: number;
}

/** Refusals that choosing another time can resolve, by the reason in the agent's answer. */
type TimeReason = 'slot_taken' | 'limit_reached' | 'too_soon' | 'too_far';

/** A booking that is refused after this time leaves less than a question has for other times. */
const MAX_BOOKING_MS = 5000;
/** Further ahead, a wish is too far rather than too soon. */
const SOON_MS = 14 * 86_400_000;

/** Turns refusals into answers to read out: what was wrong, and what would work instead. */
@Injectable()
export class Refusals {
  private readonly log = new Logger(Refusals.name);

  constructor(
    private readonly availability: AvailabilityService,
    private readonly teams: TeamsService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param waited milliseconds that the agent has waited already.
   * @throws the error when it is no AppError.
   */
  async answer(tenant: TenantContext, error: unknown, wanted?: Wanted, waited = 0): Promise<ReceptionAnswer> {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'team_inactive') return inactiveTeamAnswer(await this.teams.list(tenant), tenant.locale);
    const reason = wanted && this.timeReason(error, wanted);
    return reason ? this.withAlternatives(tenant, reason, wanted, waited) : answerFor(error, tenant.locale);
  }

  private timeReason(error: AppError, { start }: Wanted): TimeReason | undefined {
    if (error.code === 'slot_taken') return 'slot_taken';
    if (error.code === 'booking_limit_reached') return 'limit_reached';
    const isOutOfBounds = error.cause instanceof CalcomApiException && error.cause.code === 'out_of_bounds';
    if (!isOutOfBounds) return undefined;
    return start.getTime() - this.clock.millis() < SOON_MS ? 'too_soon' : 'too_far';
  }

  /** The refusal has dropped what was cached of that event type, so this is a fresh look. */
  private async withAlternatives(
    tenant: TenantContext,
    reason: TimeReason,
    { teamId, eventTypeId, start, duration }: Wanted,
    waited: number,
  ): Promise<ReceptionAnswer> {
    const { locale } = tenant;
    const say = phrases[locale][reason];
    try {
      const team = await this.teams.lookup(tenant, teamId);
      const zone = team.timezone ?? tenant.timezone;
      const from = reason === 'too_far' ? this.clock.now() : start;
      const search = { teamId, eventTypeId, duration, ...datesAround(from, this.clock.now(), zone) };
      const { slots, timezone } = await this.availability.slots(tenant, search, {
        waited: Math.max(0, waited - MAX_BOOKING_MS),
      });
      const found = alternativesTo(start, timezone, slots, reason !== 'limit_reached');
      const alternatives = found.map(({ start: at, slot_id }) => ({
        slot_id,
        start: at,
        spoken: spokenMoment(new Date(at), timezone, locale, tenant.timezone),
      }));
      if (alternatives.length === 0) return { ok: false, reason, say };
      const offer = phrases[locale].offer(alternatives.map(({ spoken }) => spoken));
      return { ok: false, reason, say: `${say} ${offer}`, alternatives, timezone };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.log.warn({ reason: error.code }, 'Could not look for other times');
      return { ok: false, reason, say };
    }
  }
}
