import { CompaniesService, TokensService, type CompanyId } from '@app/tenancy';
import { cacheKeys, CompanyCache } from '@app/caching';
import { CallLog } from '@app/retell';
import { ApiClient, type Answer, type Json } from '../../support/client';
import type { TestCompany, World } from '../../support/world';
import { type Kind, NONEXISTENT, type Things } from './fixtures';
import { isIn, marksOf, type Rows, stateOf } from './leaks';
import type { Cell } from './requests';
import { unwrapped } from './tools';

/** Whoever sends the requests of the matrix: a company's user, and its agent. */
export interface Sender {
  company: TestCompany;
  userId: number;
  /** Whether the cookie of the page is sent instead of a token, where it counts. */
  isOnPage?: boolean;
}

/** Who names whose things. */
export interface Scene {
  world: World;
  caller: Sender;
  own: Things;
  owner: Sender;
  theirs: Things;
  /** The owner's rows, and those that the caller may see. */
  theirRows: Rows;
  visibleRows: Rows;
  cells: Cell[];
  /** Kinds that are refused in other words when they do not exist, and tell nothing thereby. */
  toldApart: readonly Kind[];
}

/** What one cell has shown or changed although it must not. */
export interface Leak {
  cell: string;
  what: string;
}

/** The user that a company's administrator is. */
export async function adminOf({ app }: World, company: TestCompany): Promise<Sender> {
  const { userId = 0 } = await app.get(TokensService).verify(company.adminToken);
  return { company, userId };
}

const bareAnswer = ({ status, text }: Answer): string => `${status} ${text.replace(/"request_id":"[^"]*"/, '')}`;

/** Sends the cell's request with a new token, because one of the routes revokes the token that it is called with. */
async function request(
  { app, url }: World,
  { company, userId, isOnPage }: Sender,
  own: Things,
  cell: Cell,
  named: string | number,
): Promise<Answer<Json>> {
  const { path, body, headers } = cell.request(own, named);
  if (cell.isAgentCall) return company.call(path, body);
  const tenant = await app.get(CompaniesService).contextFor(company.id);
  const { token } = await app.get(TokensService).issue(tenant, { userId, name: 'once' });
  if (!isOnPage || path === '/mcp')
    return unwrapped(await new ApiClient(url, token).send(cell.method, path, { body, headers }));
  const asPage = { ...headers, origin: url, cookie: `session=${token}` };
  return new ApiClient(url).send(cell.method, path, { body, headers: asPage });
}

/** Invalidates, by name, everything that is cached of either side. */
async function invalidate({ world, own, theirs }: Scene): Promise<void> {
  const keys = [world.salon, world.praxis].flatMap(({ id }) => {
    const company = id as CompanyId;
    return [own, theirs, NONEXISTENT].flatMap((things) => [
      cacheKeys.teams(company),
      cacheKeys.defaultTeam(company),
      cacheKeys.branchTeams(company, Number(things.branch)),
      cacheKeys.eventTypes(company, Number(things.team)),
    ]);
  });
  await world.app.get(CompanyCache).invalidate({ keys });
}

/** Names the owner's thing in every cell, and one that does not exist, and compares the answers. */
export async function examine(scene: Scene, isWarm: boolean, isGuardUp = true): Promise<Leak[]> {
  const { world, caller, owner, own, theirs, theirRows } = scene;
  const marks = await marksOf(world, theirRows, scene.visibleRows);
  const leaks: Leak[] = [];
  for (const cell of scene.cells) {
    const note = (what: string): unknown => leaks.push({ cell: cell.name, what });
    const named = cell.kind ? theirs[cell.kind] : 0;
    await invalidate(scene);
    if (isWarm) await request(world, owner, theirs, cell, named);
    // What the owner's agent was asked before is written behind its answers.
    await world.app.get(CallLog).flush();
    const before = await stateOf(world, theirRows);
    const foreign = await request(world, caller, own, cell, named);
    const seen = marks.find((mark) => isIn(mark, `${foreign.text}\n${[...foreign.headers.values()].join('\n')}`));
    if (seen) note(`shows ${seen}`);
    if ((await stateOf(world, theirRows)) !== before) note('changes the rows of the other side');
    if (!cell.kind) continue;
    // Idempotency keys and cursors are scoped to the caller: a foreign one is like a new one.
    if (cell.kind === 'idempotency key' || cell.kind === 'cursor') continue;
    const missing = await request(world, caller, own, cell, NONEXISTENT[cell.kind]);
    if (bareAnswer(foreign) !== bareAnswer(missing) && !scene.toldApart.includes(cell.kind))
      note(`tells apart: ${bareAnswer(foreign)} | ${bareAnswer(missing)}`);
    // Without the guard, an empty list is acceptable, since it shows nothing.
    if (isGuardUp && foreign.status < 400 && foreign.body.ok !== false) note(`answers ${foreign.status}`);
  }
  return leaks;
}
