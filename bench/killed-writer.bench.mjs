/**
 * A writer is killed (SIGKILL) between its commit and its invalidation. How long does another instance, which holds the
 * old answer, go on sending it?
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { sendOnce } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { eventually } from './support/eventually.mjs';
import { openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { spread } from './statistics.mjs';

const ROUNDS = orQuick(50, 2);
/** Rounds in which the job is deleted: they have to end stale, or the bench could not find a stale answer. */
const CONTROLS = orQuick(5, 1);
/** A job is done after a second or two; one that the killed process had taken, after it has expired. */
const PERIOD_MS = 15_000;
/** The writer's call of Redis has a deadline of 100 ms, so it is still between commit and invalidation. */
const LATEST_KILL_MS = 60;
const PATH = '/api/calcom/teams';

export const title = `A writer killed between commit and invalidation, ${ROUNDS} times`;
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const companies = await writeCompanies(installation, ROUNDS + CONTROLS);
  const reader = await installation.startApi();
  const hole = await openHole(closing, installation.redis.url);

  const isNew = async ({ token }, name) => (await teamsOf(reader.url, token)).includes(`"${name}"`);

  /** @returns when the writer was killed, with its write committed and nothing invalidated. */
  async function writeAndDie(company, name) {
    const { url, pid } = await hole.open(() => installation.startApi({ REDIS_URL: hole.url }));
    const [{ id }] = JSON.parse(await teamsOf(url, company.token)).data;
    if (await isNew(company, name)) throw new Error('The new name is shown before it was written');
    hole.swallow();
    const patch = { method: 'PATCH', token: company.token, body: { name } };
    const answer = sendOnce(url, `${PATH}/${id}`, patch).then(
      ({ status }) => status,
      () => undefined,
    );
    const sql = 'select from calcom_teams where id = $1 and name = $2';
    await eventually('the write is committed', async () => (await installation.database.query(sql, [id, name]))[0]);
    await pause(Math.random() * LATEST_KILL_MS);
    process.kill(pid, 'SIGKILL');
    const status = await answer;
    if (status !== undefined) throw new Error(`The writer had answered with ${status} before it was killed`);
    return performance.now();
  }

  /** @returns milliseconds; undefined when the answer is stale at the end of the period. */
  async function staleFor(company, name, since) {
    const left = () => PERIOD_MS - (performance.now() - since);
    const shown = eventually('the new name is shown', () => isNew(company, name), left());
    return shown.then(
      () => performance.now() - since,
      () => undefined,
    );
  }

  const durations = [];
  let stale = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const name = `Runde ${round};`;
    const duration = await staleFor(companies[round], name, await writeAndDie(companies[round], name));
    if (duration === undefined) stale += 1;
    else durations.push(duration);
  }

  let staleWithoutJob = 0;
  for (let round = 0; round < CONTROLS; round++) {
    const name = `Kontrolle ${round};`;
    const company = companies[ROUNDS + round];
    const since = await writeAndDie(company, name);
    await installation.database.query(`delete from pgboss.job where state < 'active'`);
    if ((await staleFor(company, name, since)) === undefined) staleWithoutJob += 1;
  }

  return {
    rounds: ROUNDS,
    period_seconds: PERIOD_MS / 1000,
    old_after_the_period: stale,
    old_for_ms: spread(durations),
    control_without_job: { rounds: CONTROLS, old_after_the_period: staleWithoutJob },
  };
}

async function teamsOf(url, token) {
  const { status, body } = await sendOnce(url, PATH, { token });
  if (status !== 200) throw new Error(`The answer was ${status}: ${body}`);
  return body.toString('utf8');
}

/** A proxy to Redis that can swallow all traffic, including what a process has sent before it dies. */
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
