import { expect, it } from '@jest/globals';
import { CompaniesService, TenantContext, TokensService } from '@app/tenancy';
import { cacheKeys, CompanyCache } from '@app/caching';
import { ApiClient, type Answer, type Json } from '../support/client';
import { isQuick, seed } from '../support/effort';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany, World } from '../support/world';
import { furnish, NONEXISTENT, type Things } from './matrix/fixtures';
import { isIn, marksOf, stateOf } from './matrix/leaks';
import { type Cell, cellsOf } from './matrix/requests';
import { without, type Wall, WALLS } from './matrix/walls';

/** What one cell has shown or changed although it must not. */
interface Leak {
  cell: string;
  what: string;
}

const TIMEOUT_MS = 300_000;
/** With a wall down, a quick run examines one cell of so many; the choice changes with the day and the wall. */
const ONE_OF = isQuick ? 4 : 1;

interface Scene {
  world: World;
  own: Things;
  theirs: Things;
  cells: Cell[];
}

const bareAnswer = ({ status, text }: Answer): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;

/** All cells while every wall stands; with one down, as many as the effort of this run allows. */
function chosen({ cells }: Scene, down: readonly Wall[], isWarm: boolean): Cell[] {
  if (down.length === 0) return cells;
  const offset = seed + WALLS.findIndex((wall) => down.includes(wall)) + (isWarm ? ONE_OF / 2 : 0);
  return cells.filter((_, index) => (index + Math.floor(offset)) % ONE_OF === 0);
}

/** Sends the cell's request with a new token, because one of the routes revokes the token that it is called with. */
async function request(
  { world, own }: Scene,
  company: TestCompany,
  cell: Cell,
  named: string | number,
): Promise<Answer<Json>> {
  const { path, body, headers } = cell.request(own, named);
  if (cell.isAgentCall) return company.call(path, body);
  const tenant = await world.app.get(CompaniesService).contextFor(company.id);
  const users = await world.app.get(TokensService).verify(company.adminToken);
  const { token } = await world.app.get(TokensService).issue(tenant, { userId: users.userId ?? 0, name: 'once' });
  return new ApiClient(world.url, token).send(cell.method, path, { body, headers });
}

/** Invalidates, by name, everything that is cached of either company. */
async function invalidate({ world, own, theirs }: Scene): Promise<void> {
  const keys = [world.salon, world.praxis].flatMap(({ id }) => {
    const company = id as TenantContext['companyId'];
    return [own, theirs, NONEXISTENT].flatMap((things) => [
      cacheKeys.teams(company),
      cacheKeys.defaultTeam(company),
      cacheKeys.branchTeams(company, Number(things.branch)),
      cacheKeys.eventTypes(company, Number(things.team)),
    ]);
  });
  await world.app.get(CompanyCache).invalidate({ keys });
}

/** Names the other company's thing in every cell, and one that does not exist, and compares the answers. */
async function examine(scene: Scene, isWarm: boolean, isGuardUp = true): Promise<Leak[]> {
  const { world, theirs, own } = scene;
  const marks = await marksOf(world, world.praxis, world.salon);
  const leaks: Leak[] = [];
  for (const cell of scene.cells) {
    const note = (what: string): unknown => leaks.push({ cell: cell.name, what });
    await invalidate(scene);
    if (isWarm) await request({ ...scene, own: theirs }, world.praxis, cell, cell.kind ? theirs[cell.kind] : 0);
    const before = await stateOf(world, world.praxis);
    const foreign = await request(scene, world.salon, cell, cell.kind ? theirs[cell.kind] : 0);
    const seen = marks.find((mark) => isIn(mark, `${foreign.text}\n${[...foreign.headers.values()].join('\n')}`));
    if (seen) note(`shows ${seen}`);
    if ((await stateOf(world, world.praxis)) !== before) note('changes the other company');
    if (!cell.kind) continue;
    // Idempotency keys and cursors are scoped to the caller's company: a foreign one is like a new one.
    if (cell.kind === 'idempotency key' || cell.kind === 'cursor') continue;
    const missing = await request(scene, world.salon, cell, NONEXISTENT[cell.kind]);
    if (bareAnswer(foreign) !== bareAnswer(missing))
      note(`tells apart: ${bareAnswer(foreign)} | ${bareAnswer(missing)}`);
    // Without the guard, an empty list is acceptable, since it shows nothing.
    if (isGuardUp && foreign.status < 400 && foreign.body.ok !== false) note(`answers ${foreign.status}`);
  }
  expect(own).not.toEqual(theirs);
  return leaks;
}

onEveryEngine(
  'what another company owns',
  (world) => {
    let scene: Scene;

    it('what another company owns can be named in every route', async () => {
      const { app, salon, praxis, anonymous } = world();
      const companies = app.get(CompaniesService);
      const branchOf = (company: TestCompany, name: string) => async () =>
        (await companies.createBranch(await companies.contextFor(company.id), name)).id;
      const own = await furnish(salon, branchOf(salon, 'Filiale der einen'), 'unimportant');
      const theirs = await furnish(praxis, branchOf(praxis, 'Filiale der anderen'), 'confidential');
      const { body: document } = await anonymous.get('/api/docs-json');
      scene = { world: world(), own, theirs, cells: cellsOf(document) };
      expect(new Set(scene.cells.map(({ kind }) => kind))).toEqual(new Set([undefined, ...Object.keys(own)]));
    });

    const combinations: Wall[][] = [[], ...WALLS.map((wall) => [wall])];

    it.each(combinations.map((down) => [down.join(' and ') || 'nothing', down] as const))(
      'what another company owns stays theirs with %s switched off',
      async (_name, down) => {
        await without(scene.world, down, async () => {
          const isGuardUp = !down.includes('guard');
          for (const isWarm of [false, true]) {
            const cells = chosen(scene, down, isWarm);
            expect(await examine({ ...scene, cells }, isWarm, isGuardUp)).toEqual([]);
          }
        });
      },
      TIMEOUT_MS,
    );

    // The control: with the walls down, the matrix has to see leaks.
    it.each<[string, Wall[], string[]]>([
      ['filter and policies', ['filter', 'policies'], ['GET /api/calcom/teams query branch_id', 'GET /api/branches']],
      ['all walls', [...WALLS], ['GET /api/bookings/{id} path id']],
    ])(
      'what another company owns would be seen to leak with %s down',
      async (_name, down, leaking) => {
        const cells = scene.cells.filter(({ name }) => leaking.includes(name));
        await without(scene.world, down, async () => {
          const leaks = await examine({ ...scene, cells }, false);
          expect(new Set(leaks.map(({ cell }) => cell))).toEqual(new Set(leaking));
        });
      },
      TIMEOUT_MS,
    );
    // With walls down the database refuses what the service lets pass, which the service would log as its own failure.
  },
  { variables: { LOG_LEVEL: 'silent' } },
);
