import { expect, it } from '@jest/globals';
import { CompaniesService } from '@app/tenancy';
import { isQuick, seed } from '../support/effort';
import { onEveryEngine } from '../support/on-every-engine';
import type { TestCompany, World } from '../support/world';
import { adminOf, examine, type Scene } from './matrix/examine';
import { furnish } from './matrix/fixtures';
import { rowsOfBranch, rowsOfCompany } from './matrix/leaks';
import { type Cell, cellsOf } from './matrix/requests';
import { cellsOfTools } from './matrix/tools';
import { without, type Wall, WALLS } from './matrix/walls';

const TIMEOUT_MS = 300_000;
/** With a wall down, a quick run examines one cell of so many; the choice changes with the day and the wall. */
const ONE_OF = isQuick ? 4 : 1;
const COMBINATIONS: Wall[][] = [[], ...WALLS.map((wall) => [wall])];

/** All cells while every wall stands; with one down, as many as the effort of this run allows. */
function chosen({ cells }: Scene, down: readonly Wall[], isWarm: boolean): Cell[] {
  if (down.length === 0) return cells;
  const offset = seed + WALLS.findIndex((wall) => down.includes(wall)) + (isWarm ? ONE_OF / 2 : 0);
  return cells.filter((_, index) => (index + Math.floor(offset)) % ONE_OF === 0);
}

async function openBranch({ app }: World, { id }: TestCompany, name: string): Promise<number> {
  const companies = app.get(CompaniesService);
  return (await companies.createBranch(await companies.contextFor(id), name)).id;
}

async function cellsIn({ anonymous, salon }: World): Promise<Cell[]> {
  const { body } = await salon.admin.post('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/list' });
  return [...cellsOf((await anonymous.get('/api/docs-json')).body), ...cellsOfTools(body.result.tools)];
}

/** A company's administrator, and what another company owns. */
async function companiesApart(world: World): Promise<Scene> {
  const { salon, praxis } = world;
  const own = await furnish(salon, () => openBranch(world, salon, 'Filiale der einen'), 'unimportant');
  const theirs = await furnish(praxis, () => openBranch(world, praxis, 'Filiale der anderen'), 'confidential');
  return {
    world,
    own,
    theirs,
    cells: await cellsIn(world),
    toldApart: [],
    caller: await adminOf(world, salon),
    owner: await adminOf(world, praxis),
    theirRows: await rowsOfCompany(world, praxis.id),
    visibleRows: await rowsOfCompany(world, salon.id),
  };
}

/** The administrator of one branch, and what another branch of the same company owns, among it the default team. */
async function branchesApart(world: World): Promise<Scene> {
  const { salon } = world;
  const own = await furnish(salon, () => openBranch(world, salon, 'Filiale Nord'), 'unimportant');
  const theirs = await furnish(salon, () => openBranch(world, salon, 'Filiale Süd'), 'confidential', 1);
  const companies = world.app.get(CompaniesService);
  const { id: userId } = await companies.createUser(await companies.contextFor(salon.id), {
    email: 'branch@example.org',
    role: 'admin',
    branchId: Number(own.branch),
  });
  const [theirRows, visibleRows] = await rowsOfBranch(world, salon.id, Number(theirs.branch));
  // Agents are not limited to a branch.
  const cells = (await cellsIn(world)).filter(({ isAgentCall }) => !isAgentCall);
  return {
    world,
    own,
    theirs,
    cells,
    theirRows,
    visibleRows,
    caller: { company: salon, userId },
    owner: await adminOf(world, salon),
    // The company has signed it, so that it is not malformed; what it names is refused as a team that does not exist.
    toldApart: ['slot'],
  };
}

onEveryEngine(
  'what another company owns',
  (world) => {
    let scene: Scene;

    it('what another company owns can be named in every route', async () => {
      scene = await companiesApart(world());
      expect(scene.own).not.toEqual(scene.theirs);
      expect(new Set(scene.cells.map(({ kind }) => kind))).toEqual(new Set([undefined, ...Object.keys(scene.own)]));
    });

    it.each(COMBINATIONS.map((down) => [down.join(' and ') || 'nothing', down] as const))(
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

    it(
      'what another company owns stays theirs for whoever is signed in to the page',
      async () => {
        const { caller } = scene;
        for (const isWarm of [false, true]) {
          const cells = scene.cells.filter(({ isAgentCall }, index) => !isAgentCall && index % ONE_OF === 0);
          expect(await examine({ ...scene, cells, caller: { ...caller, isOnPage: true } }, isWarm)).toEqual([]);
        }
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
  { variables: { LOG_LEVEL: 'silent', JOBS: 'off' } },
);

onEveryEngine(
  'what another branch owns',
  (world) => {
    let scene: Scene;

    it('what another branch owns can be named in every route', async () => {
      scene = await branchesApart(world());
      expect(scene.own).not.toEqual(scene.theirs);
      expect(new Set(scene.cells.map(({ kind }) => kind))).toEqual(new Set([undefined, ...Object.keys(scene.own)]));
    });

    it.each(COMBINATIONS.map((down) => [down.join(' and ') || 'nothing', down] as const))(
      'what another branch owns stays theirs with %s switched off',
      async (_name, down) => {
        await without(scene.world, down, async () => {
          const isGuardUp = !down.includes('guard');
          // All who may see a team share its cached services, so that for them the guard is the only wall.
          for (const isWarm of isGuardUp ? [false, true] : [false]) {
            const cells = chosen(scene, down, isWarm);
            expect(await examine({ ...scene, cells }, isWarm, isGuardUp)).toEqual([]);
          }
        });
      },
      TIMEOUT_MS,
    );

    it.each<[string, Wall[], string[]]>([
      ['filter and policies', ['filter', 'policies'], ['GET /api/bookings', 'GET /api/branches']],
      ['all walls', [...WALLS], ['GET /api/bookings/{id} path id']],
    ])(
      'what another branch owns would be seen to leak with %s down',
      async (_name, down, leaking) => {
        const cells = scene.cells.filter(({ name }) => leaking.includes(name));
        await without(scene.world, down, async () => {
          const leaks = await examine({ ...scene, cells }, false);
          expect(new Set(leaks.map(({ cell }) => cell))).toEqual(new Set(leaking));
        });
      },
      TIMEOUT_MS,
    );
  },
  { variables: { LOG_LEVEL: 'silent', JOBS: 'off' } },
);
