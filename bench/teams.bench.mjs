/**
 * The most frequent request of dashboards and agents, side by side with other ways to build it. Every contestant is up
 * the whole time, and each round loads all of them in random order, so that other load on the machine hits all alike.
 */
import { Connection, requestOf } from './support/connection.mjs';
import { contest, ratioIn } from './support/contest.mjs';
import { createCompany, openInstallation } from './support/installation.mjs';
import { load } from './support/load.mjs';
import { processorSeconds } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { prepareRivals } from './support/rivals.mjs';
import { writeTeams } from './support/companies.mjs';
import { spread } from './statistics.mjs';

const PATH = '/api/calcom/teams';
const TEAMS = 10;
const CONNECTIONS = 50;
const ROUNDS = orQuick(7, 1);
/** Until the code of every contestant is compiled. */
const WARM_UPS = orQuick(2, 1);
const SECONDS = orQuick(2.5, 0.5);

export const title = 'GET /api/calcom/teams, ten teams, against rivals sending the same bytes';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const company = await createCompany(installation);
  await writeTeams(installation, company, TEAMS);
  const withL1 = await installation.startApi();
  const withoutL1 = await installation.startApi({ CACHE_MEMORY_MB: '0' });
  const answer = await answerOf(withL1.url, company.token);
  const { token } = company;
  const rival = prepareRivals(closing, { answer, token, companyId: company.id, redisUrl: installation.redis.url });

  const signedIn = { authorization: `Bearer ${token}` };
  const contestants = {
    ours: { ...withL1, headers: signedIn },
    ours_from_redis: { ...withoutL1, headers: signedIn },
    ours_not_modified: { ...withL1, headers: { ...signedIn, 'if-none-match': answer.headers.etag }, status: 304 },
    bare_fastify: await rival('bare-fastify'),
    bare_fastify_all_headers: await rival('bare-fastify', { RIVAL_HEADERS: 'all' }),
    fastify_redis: await rival('fastify-redis'),
    stock_nest_express: { ...(await rival('stock-nest', { RIVAL_PLATFORM: 'express' })), headers: signedIn },
    stock_nest_fastify: { ...(await rival('stock-nest', { RIVAL_PLATFORM: 'fastify' })), headers: signedIn },
    bentocache: { ...(await rival('cache-library', { RIVAL_CACHE: 'bentocache' })), headers: signedIn },
    cacheable: { ...(await rival('cache-library', { RIVAL_CACHE: 'cacheable' })), headers: signedIn },
  };
  for (const contestant of Object.values(contestants)) await check(contestant, answer.text);

  const seen = await contest(contestants, { rounds: ROUNDS, warmUps: WARM_UPS }, (contestant) =>
    visit(contestant, installation.redis),
  );
  const ratio = ratioIn(seen);
  return {
    rounds: ROUNDS,
    seconds_each: SECONDS,
    connections: CONNECTIONS,
    answer_bytes: Buffer.byteLength(answer.text),
    ratios: {
      ours_to_bare_fastify: ratio('ours', 'bare_fastify'),
      ours_to_bare_fastify_all_headers: ratio('ours', 'bare_fastify_all_headers'),
      ours_to_stock_nest_express: ratio('ours', 'stock_nest_express'),
      ours_to_stock_nest_fastify: ratio('ours', 'stock_nest_fastify'),
      ours_to_bentocache: ratio('ours', 'bentocache'),
      ours_to_cacheable: ratio('ours', 'cacheable'),
      ours_from_redis_to_fastify_redis: ratio('ours_from_redis', 'fastify_redis'),
      ours_from_redis_to_stock_nest_express: ratio('ours_from_redis', 'stock_nest_express'),
      ours_from_redis_to_stock_nest_fastify: ratio('ours_from_redis', 'stock_nest_fastify'),
      ours_not_modified_to_ours: ratio('ours_not_modified', 'ours'),
    },
    contestants: Object.fromEntries(Object.entries(seen).map(([name, measured]) => [name, summary(measured)])),
  };
}

/** @returns text and headers of the answer that every contestant has to send. */
async function answerOf(url, token) {
  const connection = await Connection.open(url);
  const { status, head, body } = await connection.send(requestOf(url, PATH, { token }));
  connection.close();
  if (status !== 200) throw new Error(`${url}${PATH} answered ${status}`);
  const lines = head.split('\r\n').slice(1);
  const headers = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)));
  return { text: body.toString('utf8'), headers };
}

/** Refuses to measure a contestant that sends other bytes. */
async function check({ url, headers, status = 200 }, text) {
  const connection = await Connection.open(url);
  const answer = await connection.send(requestOf(url, PATH, { headers }));
  connection.close();
  const isRight = answer.status === status && answer.body.toString('utf8') === (status === 200 ? text : '');
  if (!isRight) throw new Error(`${url}${PATH} answered ${answer.status} with other bytes: ${answer.body}`);
}

async function visit({ url, pid, headers, status }, redis) {
  const [commands, processor, begun] = [await redis.commands(), processorSeconds(pid), performance.now()];
  const { answers, ...measured } = await load({
    url: `${url}${PATH}`,
    headers,
    status,
    connections: CONNECTIONS,
    seconds: SECONDS,
  });
  const [used, seconds] = [processorSeconds(pid) - processor, (performance.now() - begun) / 1000];
  return {
    ...measured,
    core_share: used / seconds,
    processor_us_each: (used / answers) * 1e6,
    redis_commands_each: ((await redis.commands()) - commands) / answers,
  };
}

function summary(rounds) {
  const of = (what) => spread(rounds.map((measured) => measured[what]));
  return {
    requests_per_second: of('requests_per_second'),
    p50_ms: of('p50_ms'),
    p99_ms: of('p99_ms'),
    // How much of a core the server kept busy: well below 1, it was not the server that set the pace.
    core_share: of('core_share').median,
    // The server's own cost of an answer, whatever else runs on the machine and however slow the load generator is.
    processor_us_each: of('processor_us_each'),
    redis_commands_each: of('redis_commands_each').median,
  };
}
