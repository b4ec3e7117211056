/**
 * A voice agent on the phone: the webhook that Retell waits for while it rings, and checks that were asked before, in words
 * and with ids. Requests are due at a fixed rate, and timed from when they were due. And what a large body without a
 * signature costs.
 */
import { createHmac } from 'node:crypto';
import { sendOnce, requestOf } from './support/connection.mjs';
import { createSyncedCompany, openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { SteadyRate } from './support/steady-rate.mjs';
import { unsignedBodies } from './support/unsigned-bodies.mjs';
import { percentile } from './statistics.mjs';

const INBOUND = '/api/webhooks/retell/inbound';
const CHECK = '/api/retell/check-availability';
const INBOUND_RATE = 50;
const CHECK_RATE = 500;
const SECONDS = orQuick(10, 1);
const WARM_UP_SECONDS = orQuick(3, 1);
const KEY = 'key_of_the_bench';
/** Calls at the same time, and how often each of them asks. */
const CALLS = 100;
const CHECKS_OF_A_CALL = 8;

export const title = 'A voice agent: the ringing phone, and checks in words and with ids';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const { token, agentId } = await createSyncedCompany(installation, { agentKey: KEY });
  const api = await installation.startApi();
  const { url } = api;
  const { team, service, plain } = await questionsOf(url, token);
  const checking = (args) => () => signed(url, CHECK, callOf(agentId, args));

  const measured = async (next, rate) => {
    const steady = new SteadyRate(url, next, rate);
    closing.defer(() => steady.close());
    await steady.run(WARM_UP_SECONDS);
    const answers = await steady.run(SECONDS);
    const times = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const failed = answers.filter(({ status }) => status !== 200).length;
    return { per_second: rate, p50_ms: percentile(times, 50), p99_ms: percentile(times, 99), failed };
  };
  return {
    seconds_each: SECONDS,
    inbound: await measured(() => signed(url, INBOUND, ringing(agentId)), INBOUND_RATE),
    check_in_words: await measured(checking({ team, service, when: 'übernächsten Mittwoch' }), CHECK_RATE),
    check: await measured(checking(plain), CHECK_RATE),
    unsigned_2_mb: await unsignedBodies(api, CHECK),
  };
}

/** A team and a service by their names, and a day of theirs by ids. */
async function questionsOf(url, token) {
  const get = async (path) => {
    const answer = await sendOnce(url, path, { token });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return JSON.parse(answer.body).data;
  };
  const [team] = await get('/api/calcom/teams');
  const [eventType] = await get(`/api/calcom/teams/${team.id}/event-types`);
  const date = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const plain = { team_id: team.id, event_type_id: eventType.id, date };
  return { team: team.name, service: eventType.title, plain };
}

let checks = 0;

const callOf = (agentId, args) => {
  const number = Math.floor(checks / (CALLS * CHECKS_OF_A_CALL)) * CALLS + (checks % CALLS);
  checks += 1;
  const call = {
    call_id: `call_${number}`,
    agent_id: agentId,
    direction: 'inbound',
    from_number: '+4915112345678',
  };
  return { name: 'check_availability', args, call };
};

const ringing = (agentId) => ({
  event: 'call_inbound',
  call_inbound: {
    agent_id: agentId,
    from_number: `+49151${10_000_000 + Math.floor(Math.random() * 80_000_000)}`,
    to_number: '+4930901820',
  },
});

/** The bytes of a request, signed now. */
function signed(url, path, body) {
  const now = String(Date.now());
  const digest = createHmac('sha256', KEY).update(JSON.stringify(body)).update(now).digest('hex');
  return requestOf(url, path, { method: 'POST', body, headers: { 'x-retell-signature': `v=${now},d=${digest}` } });
}
