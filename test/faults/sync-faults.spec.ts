import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CompanySync } from '@app/sync';
import { CompaniesService } from '@app/tenancy';
import { eventType, team } from '../../apps/calcom-sandbox/src';
import type { Json } from '../support/client';
import { runsOf, seed } from '../support/effort';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { WITHOUT_JOBS } from '../support/statements';
import type { World } from '../support/world';

/** Each takes seconds, as what waits for a limit does. Hundreds are for a run that is asked for by number. */
const RUNS = runsOf({ quick: 8, full: 30 });
const MAX_MS = RUNS > 30 ? RUNS * 20_000 : 240_000;
const SALON_ACCOUNT = 811_204;
const OPERATIONS = ['listTeams', 'listTeamEventTypes'] as const;
/** More than one answer, so that most lists are not suspicious. */
const TEAMS = 6;
const EVENT_TYPES = 3;

/** What Cal.com answers instead. */
const ANSWERS = {
  'a server error': { status: 500 },
  'a page of its edge': { status: 524 },
  'an error in a 200': {
    status: 200,
    body: { status: 'error', error: { code: 'INTERNAL_SERVER_ERROR', message: 'x' } },
  },
  'an empty list': { status: 200, body: { status: 'success', data: [] } },
  'no list': { status: 200, body: { status: 'success' } },
  'no JSON': { status: 200, body: '<html></html>', headers: { 'content-type': 'text/html' } },
  'half of its JSON': {
    status: 200,
    body: '{"status":"success","data":[{"id":1,',
    headers: { 'content-type': 'application/json' },
  },
  'a limit': { status: 429, headers: { 'x-ratelimit-reset-default': '1' } },
  'a broken connection': { abort: 'reset' },
} as const;

interface Step {
  /** What has changed at Cal.com since. */
  change: 'nothing' | 'a team gone' | 'a new team' | 'a name' | 'an event type gone' | 'a new event type';
  fault?: { answer: keyof typeof ANSWERS; operation: (typeof OPERATIONS)[number]; skip: number; times: number };
}

const anyStep: fc.Arbitrary<Step> = fc.record(
  {
    change: fc.constantFrom('nothing', 'a team gone', 'a new team', 'a name', 'an event type gone', 'a new event type'),
    fault: fc.record({
      answer: fc.constantFrom(...(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])),
      operation: fc.constantFrom(...OPERATIONS),
      skip: fc.nat({ max: 3 }),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { requiredKeys: ['change'] },
);

/** A company at a Cal.com that fails now and then. */
class Run {
  private lastId: number;
  private readonly everListed = new Set<number>();
  /** What we have had. */
  private readonly settled = new Set<number>();

  constructor(
    private readonly world: World,
    first: number,
  ) {
    this.lastId = first;
    world.sandbox.reset();
    this.store.teams = this.store.teams.filter(({ accountId }) => accountId !== SALON_ACCOUNT);
    for (let n = 0; n < TEAMS; n++) this.addTeam();
  }

  /** @returns what is not as it should be. */
  async play(steps: readonly Step[]): Promise<string[]> {
    await this.settle();
    for (const [index, { change, fault }] of steps.entries()) {
      this.change(change);
      if (fault) {
        const { answer, ...where } = fault;
        this.world.sandbox.faults.add({ ...where, ...ANSWERS[answer] });
      }
      await this.sync();
      const phantoms = await this.phantoms();
      if (phantoms.length > 0) return [`step ${index}: ${phantoms.join()}`];
      this.world.sandbox.faults.clear();
    }
    await this.settle();
    const [ours, theirs] = [await this.ours(), this.theirs()];
    return JSON.stringify(ours) === JSON.stringify(theirs) ? [] : [JSON.stringify({ ours, theirs })];
  }

  private get store() {
    return this.world.sandbox.store;
  }

  private get own() {
    return this.store.teams.filter(({ accountId }) => accountId === SALON_ACCOUNT);
  }

  private addTeam(): void {
    const id = ++this.lastId;
    this.everListed.add(id);
    this.store.teams.push(team({ id, accountId: SALON_ACCOUNT, name: `Filiale ${id}`, slug: `f-${id}` }));
    for (let n = 0; n < EVENT_TYPES; n++) this.addEventType(id);
  }

  private addEventType(teamId: number): void {
    const id = ++this.lastId;
    this.everListed.add(id);
    const facts = { title: `Schnitt ${id}`, slug: `s-${id}`, lengthInMinutes: 30, hostIds: [] };
    this.store.eventTypes.push(eventType({ ...facts, id, teamId }));
  }

  private change(change: Step['change']): void {
    const [first] = this.own;
    if (!first) return;
    if (change === 'a new team') this.addTeam();
    if (change === 'a team gone' && this.own.length > 2) this.store.removeTeam(first.id);
    if (change === 'a name') first.name = `${first.name}!`;
    if (change === 'a new event type') this.addEventType(first.id);
    const [gone] = this.store.eventTypesOf(first.id);
    if (change === 'an event type gone' && this.store.eventTypesOf(first.id).length > 2)
      this.store.eventTypes = this.store.eventTypes.filter(({ id }) => id !== gone?.id);
  }

  /** Whatever becomes of it. */
  private async sync(force = false): Promise<boolean> {
    const { app, salon } = this.world;
    const tenant = await app.get(CompaniesService).contextFor(salon.id);
    const { run } = await app
      .get(CompanySync)
      .syncToEnd(tenant, { force })
      .catch(() => ({ run: undefined }));
    return run?.status === 'succeeded' && run.errors.length === 0;
  }

  /** Cal.com is well. */
  private async settle(): Promise<void> {
    this.world.sandbox.faults.clear();
    await eventually('a sync without errors', () => this.sync(true));
  }

  /** What Cal.com never had, and teams that it still has and we have no more. */
  private async phantoms(): Promise<string[]> {
    const ours = (await this.ours()).flatMap(({ id, types }) => [id, ...types]);
    const phantoms = ours.filter((id) => !this.everListed.has(id)).map((id) => `${id} was never at Cal.com`);
    const lost = this.own
      .filter(({ id }) => this.settled.has(id) && !ours.includes(id))
      .map(({ id }) => `team ${id} is lost`);
    for (const id of ours) this.settled.add(id);
    return [...phantoms, ...lost];
  }

  private theirs() {
    return this.own
      .map(({ id, name }) => ({
        id,
        name,
        types: this.store
          .eventTypesOf(id)
          .map((type) => type.id)
          .toSorted(),
      }))
      .toSorted((a, b) => a.id - b.id);
  }

  /** As callers see it. */
  private async ours() {
    const { member } = this.world.salon;
    const teams: Json[] = (await member.get('/api/calcom/teams')).body.data;
    const seen = await Promise.all(
      teams.map(async ({ id, calcom_team_id: calcomId, name }) => {
        const types: Json[] = (await member.get(`/api/calcom/teams/${id}/event-types`)).body.data;
        return { id: calcomId, name, types: types.map((type) => type.id).toSorted() };
      }),
    );
    return seen.toSorted((a, b) => a.id - b.id);
  }
}

onEveryEngine(
  'syncs under faults',
  (world) => {
    it(
      'syncs under errors, cut, empty and missing answers lose no team and invent none, and agree with Cal.com in the end',
      async () => {
        let first = 60_000;
        await fc.assert(
          fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 5 }), async (steps) => {
            expect(await new Run(world(), (first += 1000)).play(steps)).toEqual([]);
          }),
          { seed, numRuns: RUNS, interruptAfterTimeLimit: MAX_MS, markInterruptAsFailure: false },
        );
      },
      2 * MAX_MS,
    );
  },
  { variables: { ...WITHOUT_JOBS, BREAKER_FAILURES: '1000', LOG_LEVEL: 'silent' }, synced: false },
);
