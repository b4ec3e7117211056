import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CompanyCache, type ReadyAnswer, type StoreState } from '@app/caching';
import { AppError, Clock, eventLoop } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { AvailabilityService } from '../availability.service';
import { slotsIn } from '../availability-text';
import { NotAnsweredYet } from '../not-answered-yet';
import { HEAD, slotsOf } from './answer-head';
import { Candidates, type OfferCandidate } from './candidates';
import { DEFAULT_LIMIT, type EarliestAnswerDto, type EarliestQueryDto } from './earliest.dto';
import { answerOf, type Findings, skippedFor } from './findings';
import { Ranking } from './ranking';
import { askInRounds } from './rounds';
import { slotsWithin } from './slots-within';

const MAX_CALLS = 10;
/**
 * Milliseconds for all calls of a search together. Longer than until a slow answer is replaced by a stale one, and short
 * enough for a caller on the phone.
 */
const SEARCH_TIMEOUT_MS = 2500;

const LATE = new NotAnsweredYet();

/** The earliest free slots among all teams that offer a service. */
@Injectable()
export class EarliestService {
  constructor(
    private readonly candidates: Candidates,
    private readonly availability: AvailabilityService,
    private readonly cache: CompanyCache,
    private readonly clock: Clock,
  ) {}

  /**
   * The earliest slots, from cached answers and at most ten calls of Cal.com, one for each team. A team that fails is
   * named among the skipped ones.
   * @throws AppError 400 naming the field, 403 for a foreign team; when no team could be answered, what the first one failed with.
   */
  async find(tenant: TenantContext, search: EarliestQueryDto): Promise<EarliestAnswerDto> {
    const { candidates, skipped } = await this.candidates.of(tenant, search);
    const ranking = new Ranking<OfferCandidate>(search.limit ?? DEFAULT_LIMIT);
    const findings: Findings = { ranking, answered: new Set(), failed: new Map(), isStale: false };
    const states = await this.lookUp(candidates);
    await this.addCached(tenant, states, findings);
    const cold = candidates.filter((candidate) => !findings.answered.has(candidate));
    const over = new AbortController();
    const late = pause(SEARCH_TIMEOUT_MS, LATE, { signal: over.signal }).catch(() => LATE);
    const until = performance.now() + SEARCH_TIMEOUT_MS;
    const budget = { maxCalls: MAX_CALLS, isTimeLeft: () => performance.now() < until };
    try {
      const ask = (candidate: OfferCandidate): Promise<void> =>
        this.ask(tenant, candidate, states.get(candidate), late, findings);
      const unasked = await askInRounds(cold, ranking, ask, budget);
      for (const [candidate, reason] of unasked) skipped.push(skippedFor(candidate, reason));
    } finally {
      over.abort();
    }
    return answerOf(findings, skipped);
  }

  /** What the cache holds for each candidate, in one round trip at most. */
  private async lookUp(candidates: readonly OfferCandidate[]): Promise<Map<OfferCandidate, ReadyAnswer | StoreState>> {
    const states = new Map<OfferCandidate, ReadyAnswer | StoreState>();
    await Promise.all(
      candidates.map(async (candidate) => {
        const key = candidate.question?.key;
        if (key) states.set(candidate, this.cache.peek(key) ?? (await this.cache.lookup(key)));
      }),
    );
    return states;
  }

  private async addCached(
    { companyId }: TenantContext,
    states: ReadonlyMap<OfferCandidate, ReadyAnswer | StoreState>,
    { ranking, answered }: Findings,
  ): Promise<void> {
    const now = this.clock.millis();
    await eventLoop.map(companyId, [...states], ([candidate, state]) => {
      if (typeof state !== 'object' || !candidate.question) return;
      const slots = slotsOf(state, this.cache.derived(candidate.question.key, state, HEAD));
      ranking.add(candidate, slotsWithin(candidate.range, now, slots));
      answered.add(candidate);
    });
  }

  private async ask(
    tenant: TenantContext,
    candidate: OfferCandidate,
    state: ReadyAnswer | StoreState | undefined,
    late: Promise<AppError>,
    findings: Findings,
  ): Promise<void> {
    if (!candidate.question) return;
    const lookedUp = () => (typeof state === 'object' ? undefined : state);
    const asked = this.availability
      .answer(tenant, candidate.question, { lookedUp, isOneCall: true })
      .catch((error: unknown) => {
        if (error instanceof AppError) return error;
        throw error;
      });
    const answer = await Promise.race([asked, late]);
    if (answer instanceof AppError) return void findings.failed.set(candidate, answer);
    findings.ranking.add(candidate, slotsWithin(candidate.range, this.clock.millis(), slotsIn(answer.text)));
    findings.answered.add(candidate);
    findings.isStale ||= answer.outcome === 'STALE';
  }
}
