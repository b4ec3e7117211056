/**
 * Questions about free slots that were asked before: by a user, and by a voice agent whose call is signed. Every
 * contestant is up the whole time; each round loads all of them in random order.
 */
import { createHmac } from 'node:crypto';
import { Connection, requestOf } from './support/connection.mjs';
import { contest, ratioIn } from './support/contest.mjs';
import { createSyncedCompany, openInstallation } from './support/installation.mjs';
import { load } from './support/load.mjs';
import { processorSeconds } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { prepareRivals } from './support/rivals.mjs';
import { spread } from './statistics.mjs';

const CHECK = '/api/retell/check-availability';
const CONNECTIONS = 50;
const ROUNDS = orQuick(7, 1);
const WARM_UPS = orQuick(2, 1);
const SECONDS = orQuick(2.5, 0.5);
/** What Retell sends with each call beside the arguments: transcript, variables, metadata. */
const BODY_BYTES = 4096;
const KEY = 'key_of_the_bench';

export const title = 'Free slots that were asked for before, by a user and in a signed call';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const company = await createSyncedCompany(installation, { agentKey: KEY });
  const api = await installation.startApi();
  const { token } = company;
  const query = await questionOf(api.url, token);
  const path = `${CHECK}?${new URLSearchParams(query)}`;
  const call = signedCall(company.agentId, query);
  const headersOfUser = { authorization: `Bearer ${token}` };
  const user = await answerOf(api.url, path, { headers: headersOfUser });
  const agent = await answerOf(api.url, CHECK, { method: 'POST', ...call });
  const rivalOf = (answer, variables) => (name) =>
    prepareRivals(closing, { answer, token, companyId: company.id, redisUrl: installation.redis.url })(name, variables);

  const contestants = {
    user_check: { ...api, path, headers: headersOfUser, text: user.text },
    bare_fastify: { ...(await rivalOf(user, { RIVAL_PATH: CHECK })('bare-fastify')), path, text: user.text },
    signed_check: { ...api, path: CHECK, method: 'POST', ...call, text: agent.text },
    bare_signed_call: {
      ...(await rivalOf(agent, { RIVAL_PATH: CHECK, RIVAL_KEY: KEY })('signed-call')),
      path: CHECK,
      method: 'POST',
      ...call,
      text: agent.text,
    },
  };
  for (const { url, text, path: at, ...rest } of Object.values(contestants)) {
    const answer = await answerOf(url, at, rest);
    if (answer.text !== text) throw new Error(`${url}${at} answered with other bytes: ${answer.text}`);
  }

  const seen = await contest(contestants, { rounds: ROUNDS, warmUps: WARM_UPS }, visit);
  const ratio = ratioIn(seen);
  return {
    rounds: ROUNDS,
    seconds_each: SECONDS,
    connections: CONNECTIONS,
    body_bytes: call.body.length,
    ratios: {
      user_check_to_bare_fastify: ratio('user_check', 'bare_fastify'),
      signed_check_to_bare_signed_call: ratio('signed_check', 'bare_signed_call'),
    },
    contestants: Object.fromEntries(Object.entries(seen).map(([name, measured]) => [name, summary(measured)])),
  };
}

/** A team, an event type and a day with free slots. */
async function questionOf(url, token) {
  const headers = { authorization: `Bearer ${token}` };
  const get = async (path) => JSON.parse((await answerOf(url, path, { headers })).text).data;
  const [team] = await get('/api/calcom/teams');
  const [eventType] = await get(`/api/calcom/teams/${team.id}/event-types`);
  const date = new Date(Date.now() + 14 * 86_400_000);
  // A Wednesday.
  date.setUTCDate(date.getUTCDate() + ((3 - date.getUTCDay() + 7) % 7));
  return { team_id: String(team.id), event_type_id: String(eventType.id), date: date.toISOString().slice(0, 10) };
}

function signedCall(agentId, args) {
  const call = { call_id: 'call_of_the_bench', agent_id: agentId, direction: 'inbound', transcript: '' };
  const filled = (transcript) => JSON.stringify({ name: 'check_availability', args, call: { ...call, transcript } });
  const body = filled('x'.repeat(BODY_BYTES - filled('').length));
  const now = String(Date.now());
  const digest = createHmac('sha256', KEY).update(body).update(now).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'x-retell-signature': `v=${now},d=${digest}` } };
}

async function answerOf(url, path, { method = 'GET', headers, body } = {}) {
  const connection = await Connection.open(url);
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const head = requestOf(url, path, { method, headers: { ...headers, ...length } });
  const answer = await connection.send(Buffer.concat([head, Buffer.from(body ?? '')]));
  connection.close();
  if (answer.status !== 200) throw new Error(`${url}${path} answered ${answer.status}: ${answer.body}`);
  return { text: answer.body.toString('utf8'), headers: {} };
}

async function visit({ url, pid, path, method, headers, body }) {
  const [processor, begun] = [processorSeconds(pid), performance.now()];
  const { answers, ...measured } = await load({
    url: `${url}${path}`,
    method,
    headers,
    body,
    connections: CONNECTIONS,
    seconds: SECONDS,
  });
  const [used, seconds] = [processorSeconds(pid) - processor, (performance.now() - begun) / 1000];
  return { ...measured, core_share: used / seconds, processor_us_each: (used / answers) * 1e6 };
}

const summary = (rounds) =>
  Object.fromEntries(Object.keys(rounds[0]).map((what) => [what, spread(rounds.map((measured) => measured[what]))]));
