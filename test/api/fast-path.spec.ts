import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CanActivate, Controller, Get, Injectable, Module, UseGuards } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { cacheKeys, CompanyCache, CompanyCached } from '@app/caching';
import { seams } from '@app/telemetry';
import { FailedAuthenticationGuard } from '@app/throttling';
import { CompaniesService, type CompanyId, SignedIn, TokensService } from '@app/tenancy';
import { HttpModule } from '../../apps/api/src/http.module';
import { ApiClient, type Answer } from '../support/client';
import { eventually } from '../support/eventually';
import { onEveryEngine } from '../support/on-every-engine';
import { statementsOf, WITHOUT_JOBS } from '../support/statements';
import { day } from './steps';

const TEAMS = '/api/calcom/teams';

const outcomeOf = ({ headers }: Answer): string | null => headers.get('x-cache');

onEveryEngine(
  'answers that are at hand',
  (world) => {
    /** A token of its own for each test, and somebody who is known by it. */
    async function known(abilities = ['*']): Promise<{ client: ApiClient; token: string; id: number }> {
      const { app, salon, url } = world();
      const tokens = app.get(TokensService);
      const tenant = await app.get(CompaniesService).contextFor(salon.id);
      const { userId } = await tokens.verify(salon.memberToken);
      const { token, id } = await tokens.issue(tenant, { userId: userId ?? 0, name: 'desk', abilities });
      const client = new ApiClient(url, token);
      await eventually('the caller is known', async () => (await client.get(TEAMS)) && tokens.known(token));
      return { client, token, id };
    }

    /** How often the framework's first guard was asked while the work ran. */
    async function askedDuring(work: () => Promise<unknown>): Promise<number> {
      const guard = world().app.get(FailedAuthenticationGuard);
      const canActivate = guard.canActivate.bind(guard);
      let asked = 0;
      guard.canActivate = (context) => {
        asked++;
        return canActivate(context);
      };
      try {
        await work();
      } finally {
        Reflect.deleteProperty(guard, 'canActivate');
      }
      return asked;
    }

    async function seamsPassedDuring(work: () => Promise<unknown>): Promise<number> {
      let passed = 0;
      for (const seam of Object.values(seams)) {
        const run = seam.run.bind(seam);
        seam.run = (facts, body) => (passed++, run(facts, body));
      }
      try {
        await work();
      } finally {
        for (const seam of Object.values(seams)) Reflect.deleteProperty(seam, 'run');
      }
      return passed;
    }

    const teamOf = async (client: ApiClient): Promise<number> => (await client.get(TEAMS)).body.data[0].id;

    it('pass no point that a trace can be made of, so that tracing costs nothing while it is off', async () => {
      const { client } = await known();
      const passed = (path: string): Promise<number> => seamsPassedDuring(() => client.get(path));
      await teamOf(client);
      // Work of the background may pass some at the same time.
      await eventually('none is passed', async () => (await passed(TEAMS)) === 0);
      expect(await passed('/api/bookings')).toBeGreaterThan(0);
    });

    it('are sent without a query and past the framework, with the bytes and the headers of the long way', async () => {
      const { client } = await known();
      const team = await teamOf(client);
      await world().salon.admin.patch(`${TEAMS}/${team}`, { is_default: true });
      for (const path of [TEAMS, `${TEAMS}/default`, `${TEAMS}/${team}/event-types`]) {
        await world().salon.admin.patch(`${TEAMS}/${team}`, { name: `Name for ${path}` });
        const long = await client.get(path);
        expect(outcomeOf(long)).toBe('MISS');
        expect(await askedDuring(() => client.get('/api/auth/me'))).toBe(1);
        let quick = long;
        let sent: string[] = [];
        const asked = await askedDuring(async () => {
          sent = await statementsOf(world(), async () => (quick = await client.get(path)));
        });
        expect([asked, sent, outcomeOf(quick), quick.text]).toEqual([0, [], 'HIT', long.text]);
        const comparable = ({ headers }: Answer) =>
          [...headers].filter(([name]) => !['x-request-id', 'x-cache', 'date', 'ratelimit'].includes(name)).toSorted();
        expect(comparable(quick)).toEqual(comparable(long));
        const unchanged = await client.get(path, { headers: { 'if-none-match': long.headers.get('etag') ?? '' } });
        expect([unchanged.status, unchanged.text, outcomeOf(unchanged)]).toEqual([304, '', 'HIT']);
      }
    });

    it('are new with the request after a write', async () => {
      const { client } = await known();
      const team = await teamOf(client);
      for (let round = 0; round < 10; round++) {
        await eventually('a hit', async () => outcomeOf(await client.get(TEAMS)) === 'HIT');
        await world().salon.admin.patch(`${TEAMS}/${team}`, { name: `Round ${round}` });
        expect((await client.get(TEAMS)).text).toContain(`"Round ${round}"`);
      }
    });

    describe('are not sent to', () => {
      it('whoever signs out', async () => {
        const { client } = await known();
        expect((await client.delete('/api/auth/tokens/current')).status).toBe(204);
        expect((await client.get(TEAMS)).status).toBe(401);
      });

      it('a token that lacks the ability', async () => {
        const { client: reader } = await known(['*']);
        expect((await reader.get(TEAMS)).status).toBe(200);
        const { app, salon, url } = world();
        const tokens = app.get(TokensService);
        const tenant = await app.get(CompaniesService).contextFor(salon.id);
        const { userId } = await tokens.verify(salon.memberToken);
        const { token } = await tokens.issue(tenant, {
          userId: userId ?? 0,
          name: 'narrow',
          abilities: ['teams:write'],
        });
        const narrow = new ApiClient(url, token);
        await eventually('the caller is known', async () => (await narrow.get('/api/auth/me')) && tokens.known(token));
        expect((await narrow.get(TEAMS)).status).toBe(403);
      });

      it('another company, which gets its own', async () => {
        const { client } = await known();
        const own = await client.get(TEAMS);
        const theirs = await world().praxis.member.get(TEAMS);
        expect(theirs.body.data.map(({ id }: { id: number }) => id)).not.toEqual(
          own.body.data.map(({ id }: { id: number }) => id),
        );
        const path = `${TEAMS}/${await teamOf(client)}/event-types`;
        await client.get(path);
        expect(outcomeOf(await client.get(path))).toBe('HIT');
        for (let time = 0; time < 3; time++) expect((await world().praxis.member.get(path)).status).toBe(403);
      });

      it('somebody who does not own what they are about, whatever lies under the key', async () => {
        const { client } = await known();
        const theirs = await teamOf(world().praxis.member);
        const path = `${TEAMS}/${theirs}/event-types`;
        const key = cacheKeys.eventTypes(world().salon.id as CompanyId, theirs);
        const cache = world().app.get(CompanyCache);
        await cache.getOrLoad(key, { ttl: 60 }, async () => '"not theirs"');
        expect(cache.peek(key)?.text).toBe('"not theirs"');
        for (let time = 0; time < 3; time++) expect((await client.get(path)).status).toBe(403);
        await cache.invalidate({ keys: [key] });
      });

      it('questions that are not understood', async () => {
        const { client } = await known();
        for (const query of ['?branch_id=x', '?branch_id=1&branch_id=2', '?unknown=1']) {
          expect((await client.get(`${TEAMS}${query}`)).status).toBe(400);
        }
      });
    });
  },
  { variables: WITHOUT_JOBS },
);

onEveryEngine(
  'answers that are at hand, where somebody asks too much',
  (world) => {
    let client: ApiClient;
    beforeAll(() => {
      client = world().salon.member;
    });

    it('count as much as the others', async () => {
      const statuses: number[] = [];
      for (let call = 0; call < 60; call++) statuses.push((await client.get(TEAMS)).status);
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(50);
      expect(statuses.at(-1)).toBe(429);
    });
  },
  { variables: { THROTTLE_PER_MINUTE: '25' }, synced: false },
);

/** Somebody adds a guard and does not think of the fast path. */
@Injectable()
class PlantedGuard implements CanActivate {
  static isClosed = false;
  canActivate = (): boolean => !PlantedGuard.isClosed;
}

onEveryEngine(
  'a guard that was added to the module alone',
  (world) => {
    it('refuses warm cached routes as it refuses cold ones', async () => {
      const { member, admin } = world().salon;
      const team = (await member.get(TEAMS)).body.data[0].id;
      const { id: eventType } = (await member.get(`${TEAMS}/${team}/event-types`)).body.data[0];
      const question = { team_id: team, event_type_id: eventType, date: day(2) };
      const CHECK = '/api/retell/check-availability';
      const byAgent = () => world().salon.call(CHECK, question);
      const warm = [
        TEAMS,
        `${TEAMS}/${team}/event-types`,
        `${CHECK}?team_id=${team}&event_type_id=${eventType}&date=${day(2)}`,
      ];
      expect((await byAgent()).body).toMatchObject({ ok: true });
      for (const path of warm) {
        await eventually('a hit', async () => outcomeOf(await member.get(path)) === 'HIT');
      }
      PlantedGuard.isClosed = true;
      try {
        const cold = [`${TEAMS}/default`, '/api/auth/me'];
        for (const path of [...warm, ...cold, ...warm]) {
          for (const caller of [member, admin]) expect([path, (await caller.get(path)).status]).toEqual([path, 403]);
        }
        for (const date of [day(2), day(3)]) {
          expect((await world().salon.call(CHECK, { ...question, date })).status).toBe(403);
        }
      } finally {
        PlantedGuard.isClosed = false;
      }
      for (const path of warm) expect((await member.get(path)).status).toBe(200);
    });
  },
  {
    root: (environment) => {
      @Module({ imports: [HttpModule.with(environment)], providers: [{ provide: APP_GUARD, useClass: PlantedGuard }] })
      class WithAnotherGuard {}
      return { module: WithAnotherGuard };
    },
  },
);

let calls = 0;

@Controller('planted')
class PlantedController {
  @Get()
  @SignedIn()
  @UseGuards(PlantedGuard)
  @CompanyCached({ ttl: 'teams', key: ({ companyId }) => cacheKeys.branchTeams(companyId, 4711) })
  list(): object {
    return { calls: ++calls };
  }
}

onEveryEngine(
  'a guard of one cached route',
  (world) => {
    it('refuses that route, warm as well, and leaves the others their fast path', async () => {
      const { member } = world().salon;
      await eventually('a hit', async () => outcomeOf(await member.get('/api/planted')) === 'HIT');
      await eventually('a hit', async () => outcomeOf(await member.get(TEAMS)) === 'HIT');
      PlantedGuard.isClosed = true;
      try {
        for (let time = 0; time < 3; time++) expect((await member.get('/api/planted')).status).toBe(403);
        expect(outcomeOf(await member.get(TEAMS))).toBe('HIT');
      } finally {
        PlantedGuard.isClosed = false;
      }
    });
  },
  {
    root: (environment) => {
      @Module({ imports: [HttpModule.with(environment)], controllers: [PlantedController] })
      class WithAnotherController {}
      return { module: WithAnotherController };
    },
  },
);
