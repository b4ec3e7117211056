/**
 * A writer that is killed (SIGKILL) after its commit and before it could drop anything from the cache. Another instance,
 * which remembers the old answer: how long does it go on with it?
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { askOnce } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { eventually } from './support/eventually.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { spread } from './statistics.mjs';

const ROUNDS = orQuick(50, 2);
/** Rounds in which the job is taken away: what must be seen then shows that it could be seen. */
const CONTROLS = orQuick(5, 1);
/** A job is taken after a second or two; one that the killed process had taken, after it has expired. */
const PERIOD_MS = 15_000;
/** The writer waits for its answer from Redis for 100 ms, so it is still in between. */
const LATEST_KILL_MS = 60;
const PATH = '/api/calcom/teams';

export const title = `A writer killed between commit and invalidation, ${ROUNDS} times`;
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const companies = await writeCompanies(installation, ROUNDS + CONTROLS);
  const reader = await installation.startApi();
  const hole = await openHole(closing, installation.redis.url);

  const isNew = async ({ token }, name) => (await ask(reader.url, token)).includes(`"${name}"`);

  /** @returns when it was killed; everything that it has written by then is committed, and nothing dropped. */
  async function writeAndDie(company, name) {
    const { url, pid } = await hole.open(() => installation.startApi({ REDIS_URL: hole.url }));
    const [{ id }] = JSON.parse(await ask(url, company.token)).data;
    if (await isNew(company, name)) throw new Error('It is new before it was written');
    hole.swallow();
    const patch = { method: 'PATCH', token: company.token, body: { name } };
    const answer = askOnce(url, `${PATH}/${id}`, patch).then(
      ({ status }) => status,
      () => undefined,
    );
    const sql = 'select from calcom_teams where id = $1 and name = $2';
    await eventually('the write is committed', async () => (await installation.database.query(sql, [id, name]))[0]);
    await pause(Math.random() * LATEST_KILL_MS);
    process.kill(pid, 'SIGKILL');
    const status = await answer;
    if (status !== undefined) throw new Error(`It had answered with ${status} before it was killed`);
    return performance.now();
  }

  /** @returns milliseconds; undefined when it is old at the end of the period. */
  async function oldFor(company, name, since) {
    const left = () => PERIOD_MS - (performance.now() - since);
    const shown = eventually('it is new', () => isNew(company, name), left());
    return shown.then(
      () => performance.now() - since,
      () => undefined,
    );
  }

  const durations = [];
  let old = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const name = `Runde ${round};`;
    const duration = await oldFor(companies[round], name, await writeAndDie(companies[round], name));
    if (duration === undefined) old += 1;
    else durations.push(duration);
  }

  let oldWithoutJob = 0;
  for (let round = 0; round < CONTROLS; round++) {
    const name = `Kontrolle ${round};`;
    const company = companies[ROUNDS + round];
    const since = await writeAndDie(company, name);
    await installation.database.query(`delete from pgboss.job where state < 'active'`);
    if ((await oldFor(company, name, since)) === undefined) oldWithoutJob += 1;
  }

  return {
    rounds: ROUNDS,
    period_seconds: PERIOD_MS / 1000,
    old_after_the_period: old,
    old_for_ms: spread(durations),
    control_without_job: { rounds: CONTROLS, old_after_the_period: oldWithoutJob },
  };
}

async function ask(url, token) {
  const { status, body } = await askOnce(url, PATH, { token });
  if (status !== 200) throw new Error(`The answer was ${status}: ${body}`);
  return body.toString('utf8');
}

/** A way to Redis on which everything can be lost: also what a process has sent when it dies. */
async function openHole(closing, target) {
  const { port, hostname } = new URL(target);
  let isOpen = true;
  const sockets = new Set();
  const forward = (from, to) => {
    sockets.add(from);
    from.on('data', (chunk) => isOpen && to.writable && to.write(chunk));
    from.on('error', () => {});
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((client) => {
    const redis = connect(Number(port), hostname);
    forward(client, redis);
    forward(redis, client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.defer(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    url: `redis://127.0.0.1:${server.address().port}`,
    open: (work) => {
      isOpen = true;
      return work();
    },
    swallow: () => {
      isOpen = false;
    },
  };
}
