import { expect, it } from '@jest/globals';
import { CompaniesService, TenantContext, TokensService } from '@app/tenancy';
import { cacheKeys, CompanyCache } from '@app/caching';
import { ApiClient, type Answer, type Json } from '../support/client';
import { isQuick, seed } from '../support/effort';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany, World } from '../support/world';
import { furnish, NOBODYS, type Things } from './matrix/fixtures';
import { isIn, marksOf, stateOf } from './matrix/leaks';
import { type Cell, cellsOf } from './matrix/requests';
import { without, type Wall, WALLS } from './matrix/walls';

/** What was seen in one cell that should not have been. */
interface Leak {
  cell: string;
  what: string;
}

const TIMEOUT_MS = 300_000;
/** With a wall down, a quick run looks into one cell of so many: another one each day, and those of the wall in turn. */
const ONE_OF = isQuick ? 4 : 1;

interface Scene {
  world: World;
  own: Things;
  theirs: Things;
  cells: Cell[];
}

const bareAnswer = ({ status, text }: Answer): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;

/** All cells where nothing is down; else as many as the effort of this run allows. */
function chosen({ cells }: Scene, down: readonly Wall[], isWarm: boolean): Cell[] {
  if (down.length === 0) return cells;
  const turn = seed + WALLS.findIndex((wall) => down.includes(wall)) + (isWarm ? ONE_OF / 2 : 0);
  return cells.filter((_, index) => (index + Math.floor(turn)) % ONE_OF === 0);
}

/** Never the same token twice: one of the routes revokes the token that it is called with. */
async function ask(
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

/** Everything that is remembered of either company is dropped, by name. */
async function cool({ world, own, theirs }: Scene): Promise<void> {
  const keys = [world.salon, world.praxis].flatMap(({ id }) => {
    const company = id as TenantContext['companyId'];
    return [own, theirs, NOBODYS].flatMap((things) => [
      cacheKeys.teams(company),
      cacheKeys.defaultTeam(company),
      cacheKeys.branchTeams(company, Number(things.branch)),
      cacheKeys.eventTypes(company, Number(things.team)),
    ]);
  });
  await world.app.get(CompanyCache).invalidate({ keys });
}

/** Asks for the other company's thing in every place, and for one that nobody has, and compares. */
async function examine(scene: Scene, isWarm: boolean, isGuarded = true): Promise<Leak[]> {
  const { world, theirs, own } = scene;
  const marks = await marksOf(world, world.praxis, world.salon);
  const leaks: Leak[] = [];
  for (const cell of scene.cells) {
    const note = (what: string): unknown => leaks.push({ cell: cell.name, what });
    await cool(scene);
    if (isWarm) await ask({ ...scene, own: theirs }, world.praxis, cell, cell.kind ? theirs[cell.kind] : 0);
    const before = await stateOf(world, world.praxis);
    const foreign = await ask(scene, world.salon, cell, cell.kind ? theirs[cell.kind] : 0);
    const seen = marks.find((mark) => isIn(mark, `${foreign.text}\n${[...foreign.headers.values()].join('\n')}`));
    if (seen) note(`shows ${seen}`);
    if ((await stateOf(world, world.praxis)) !== before) note('changes the other company');
    if (!cell.kind) continue;
    // What a caller chooses freely, keys and cursors, means nothing to others: it is as good as a new one.
    if (cell.kind === 'idempotency key' || cell.kind === 'cursor') continue;
    const missing = await ask(scene, world.salon, cell, NOBODYS[cell.kind]);
    if (bareAnswer(foreign) !== bareAnswer(missing))
      note(`tells apart: ${bareAnswer(foreign)} | ${bareAnswer(missing)}`);
    // Without the guard an empty list is a good answer: it shows nothing.
    if (isGuarded && foreign.status < 400 && foreign.body.ok !== false) note(`answers ${foreign.status}`);
  }
  expect(own).not.toEqual(theirs);
  return leaks;
}

onEveryEngine(
  'what another company owns',
  (world) => {
    let scene: Scene;

    it('can be named in every route', async () => {
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
      'stays theirs with %s switched off',
      async (_name, down) => {
        await without(scene.world, down, async () => {
          const isGuarded = !down.includes('guard');
          for (const isWarm of [false, true]) {
            const cells = chosen(scene, down, isWarm);
            expect(await examine({ ...scene, cells }, isWarm, isGuarded)).toEqual([]);
          }
        });
      },
      TIMEOUT_MS,
    );

    // A matrix that sees nothing where everything is open proves nothing.
    it.each<[string, Wall[], string[]]>([
      ['filter and policies', ['filter', 'policies'], ['GET /api/calcom/teams query branch_id', 'GET /api/branches']],
      ['all walls', [...WALLS], ['GET /api/bookings/{id} path id']],
    ])(
      'would be seen to leak with %s down',
      async (_name, down, leaking) => {
        const cells = scene.cells.filter(({ name }) => leaking.includes(name));
        await without(scene.world, down, async () => {
          const leaks = await examine({ ...scene, cells }, false);
          expect(new Set(leaks.map(({ cell }) => cell))).toEqual(new Set(leaking));
        });
      },
      TIMEOUT_MS,
    );
    // With walls down the database refuses what the service no longer stops, which it would report as its own fault.
  },
  { variables: { LOG_LEVEL: 'silent' } },
);
