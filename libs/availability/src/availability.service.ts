import { Injectable } from '@nestjs/common';
import { type CachedQuestion, CompanyCache } from '@app/caching';
import type { CacheOutcome, Staleness } from '@app/caching';
import { CalcomApiException, CalcomClient, calcomFailure, type CallOptions } from '@app/calcom-client';
import { AppError, Clock, Environment, eventLoop } from '@app/common';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { type AvailabilityHead, availabilityText, headIn, slotsIn, slotText, startIn } from './availability-text';
import { type FewSlots, fewSlotsIn, partOf, type SomeSlots } from './availability-text';
import type { SlotDto } from './availability.dto';
import { LocalTimes } from './local-times';
import { type AvailabilitySearch, type Question, Questions } from './questions';
import { type Asking, timeLeft } from './asking';
import { NotAnsweredYet } from './not-answered-yet';
import { isPart, nameOfPart } from './search-range';
import { SlotIds } from './slot-ids';

/** Further slots are cut off: a longer answer is of no use, and delays other requests. */
const MAX_SLOTS = 10_000;

export interface AvailabilityAnswer {
  /** The body of the response: the cached bytes are the ones sent. */
  text: string;
  outcome: CacheOutcome;
  /** Present when the outcome is `STALE`. */
  staleness?: Staleness;
}

/** Free slots from Cal.com, cached for less than a minute; older ones only as stale-if-error, during an outage. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly questions: Questions,
    private readonly companies: CompaniesService,
    private readonly calcom: CalcomClient,
    private readonly cache: CompanyCache,
    private readonly slotIds: SlotIds,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 naming the field, 403 for a foreign team, 409 `team_inactive`, 503 in an outage without a stale answer. */
  async check(tenant: TenantContext, search: AvailabilitySearch, asking?: Asking): Promise<AvailabilityAnswer> {
    const answer = await this.wholeDays(tenant, search, asking);
    return isPart(search) ? { ...answer, text: partOf(answer.text, search) } : answer;
  }

  /**
   * The question that {@link check} answers, if no query is needed to resolve it. Undefined: a query is needed.
   * @throws AppError as {@link check}.
   */
  question(tenant: TenantContext, search: AvailabilitySearch): CachedQuestion | undefined {
    const key = this.questions.known(tenant, search)?.key;
    if (!key || !isPart(search)) return key && { key };
    return { key, derivation: { name: nameOfPart(search), make: (text) => partOf(text, search) } };
  }

  /** A few of the slots that {@link check} returns for whole days. @throws AppError as {@link check}. */
  async few(tenant: TenantContext, search: AvailabilitySearch, few: FewSlots, asking?: Asking): Promise<SomeSlots> {
    const { text } = await this.wholeDays(tenant, search, asking);
    return fewSlotsIn(text, few);
  }

  /**
   * {@link check} for an appointment to be moved, whose own time counts as free. Not cached: other callers must not see
   * it.
   * @param uid Cal.com's, of an appointment that the caller may move.
   */
  async checkForMove(
    tenant: TenantContext,
    search: AvailabilitySearch,
    uid: string,
    asking?: Asking,
  ): Promise<AvailabilityAnswer> {
    const question = await this.questions.understand(tenant, search);
    const text = await this.load(tenant, question, { movedUid: uid, deadline: timeLeft(tenant, asking) });
    return { text: isPart(search) ? partOf(text, search) : text, outcome: 'BYPASS' };
  }

  /** {@link few} for an appointment to be moved, as {@link checkForMove}. */
  async fewForMove(
    tenant: TenantContext,
    search: AvailabilitySearch,
    uid: string,
    few: FewSlots,
    asking?: Asking,
  ): Promise<SomeSlots> {
    return fewSlotsIn((await this.checkForMove(tenant, search, uid, asking)).text, few);
  }

  /** All slots of a few days, in the zone that {@link check} uses. @throws AppError as {@link check}. */
  async slots(
    tenant: TenantContext,
    search: AvailabilitySearch,
    asking?: Asking,
  ): Promise<Pick<AvailabilityHead, 'timezone' | 'stale'> & { slots: SlotDto[] }> {
    const { text } = await this.wholeDays(tenant, search, asking);
    const slots = [...slotsIn(text)].map((slot) => JSON.parse(slot) as SlotDto);
    const { timezone, stale } = headIn(text);
    return { timezone, stale, slots };
  }

  /**
   * {@link question} about a {@link few} slots.
   * @param answer what is made of them, under a short name.
   */
  questionOfFew(
    tenant: TenantContext,
    search: AvailabilitySearch,
    few: FewSlots,
    answer: { name: string; make: (slots: SomeSlots) => string },
  ): CachedQuestion | undefined {
    const key = this.questions.known(tenant, search)?.key;
    const name = `${answer.name} ${few.count} ${nameOfPart(few.within)}`;
    return key && { key, derivation: { name, make: (text) => answer.make(fewSlotsIn(text, few)) } };
  }

  /**
   * The answer to a question that was resolved before.
   * @param isOneCall Cal.com is called at most once, so that an outage is not retried.
   * @throws AppError 503 in an outage without a stale answer, or {@link NotAnsweredYet}, and what Cal.com refuses.
   */
  async answer(
    tenant: TenantContext,
    question: Question,
    { isOneCall, priority, ...asking }: Asking & Pick<CallOptions, 'isOneCall' | 'priority'> = {},
  ): Promise<AvailabilityAnswer> {
    const ttl = this.environment.cacheTtl.availability;
    const staleIfError = { keptFor: this.environment.staleFor, isOutage };
    const deadline = { within: timeLeft(tenant, asking), toError: () => new NotAnsweredYet() };
    const lookedUp = asking.lookedUp?.(question.key);
    const answer = await this.cache.getOrLoad(question.key, { ttl, staleIfError, deadline, lookedUp }, () =>
      this.load(tenant, question, { isOneCall, priority, acceptsLate: true }),
    );
    return answer.outcome === 'STALE' ? this.asStale(answer.text, ttl) : answer;
  }

  /** Queries Cal.com with a lower priority than callers, unless it is cached. @throws AppError as {@link check}. */
  async warm(tenant: TenantContext, search: AvailabilitySearch): Promise<void> {
    const question = await this.questions.understand(tenant, search);
    await this.answer(tenant, question, { isOneCall: true, priority: 'background' });
  }

  /** The answer for whole days, since the part of the day is not in the key. */
  private async wholeDays(
    tenant: TenantContext,
    search: AvailabilitySearch,
    asking?: Asking,
  ): Promise<AvailabilityAnswer> {
    return this.answer(tenant, await this.questions.understand(tenant, search), asking);
  }

  /** Marks the answer as stale and leaves out slots that have begun since. */
  private asStale(text: string, ttl: number): AvailabilityAnswer {
    const known = headIn(text);
    const now = this.clock.now().getTime();
    const slots = [...slotsIn(text)];
    const future = slots.findIndex((slot) => Date.parse(startIn(slot)) > now);
    const age = Math.floor((now - Date.parse(known.fetched_at)) / 1000);
    return {
      text: availabilityText({ ...known, stale: true }, future < 0 ? [] : slots.slice(future)),
      outcome: 'STALE',
      staleness: { age, ttl },
    };
  }

  private async load(
    tenant: TenantContext,
    { teamId, eventType, range }: Question,
    { movedUid, ...options }: CallOptions & { movedUid?: string } = {},
  ): Promise<string> {
    const now = this.clock.now();
    const start = new Date(Math.max(range.start.toMillis(), now.getTime()));
    const account = await this.companies.calcomAccount(tenant);
    const eventTypeId = eventType.calcomEventTypeId;
    const { timezone, duration } = range;
    const length = duration ?? eventType.duration;
    const slots = await this.calcom
      .slots(account, { eventTypeId, start, end: range.end.toJSDate(), timezone, duration, length, movedUid }, options)
      .catch((error: unknown) => {
        throw error instanceof CalcomApiException ? calcomFailure(error) : error;
      });
    const local = new LocalTimes(timezone);
    const listed = await eventLoop.map(tenant.companyId, slots.slice(0, MAX_SLOTS), (slot) =>
      slotText({
        start: local.iso(slot.start),
        end: local.iso(slot.end),
        slot_id: this.slotIds.encode(tenant, { teamId, eventTypeId, start: slot.start, duration }),
        seats_left: slot.seatsLeft,
      }),
    );
    const head: AvailabilityHead = {
      team_id: teamId,
      event_type_id: eventTypeId,
      timezone,
      stale: false,
      fetched_at: now.toISOString(),
      ...(slots.length > MAX_SLOTS ? { truncated: true } : {}),
    };
    return availabilityText(head, listed);
  }
}

/** Stale-if-error covers outages, not refusals. */
const isOutage = (error: unknown): boolean => error instanceof AppError && error.status === 503;
