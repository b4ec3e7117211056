/**
 * What company B feels of what company A does or suffers. B's requests are due at a fixed rate and are timed from when
 * they were due; A begins a little later. The control is the same build with plain queues instead of those with a share
 * per company.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { sendOnce } from './support/connection.mjs';
import { question, rows } from './support/fairness-rows.mjs';
import { openInstallation } from './support/installation.mjs';
import { startProgram } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { SteadyRate } from './support/steady-rate.mjs';
import { buildWithoutShares } from './support/without-shares.mjs';
import { percentile } from './statistics.mjs';

const RATE = 40;
const SECONDS = orQuick(7, 2);
/** Before each row, since other load on the machine changes. */
const QUIET_SECONDS = orQuick(4, 1);
/** A's work begins under B's load, not before it. */
const LEAD_MS = 300;
const DAYS = 60;
/** With this TTL, nearly every request reaches Cal.com. */
const VARIABLES = { CACHE_TTL_AVAILABILITY: '1', CALCOM_TIMEOUT_MS: '5000' };

export const title = 'What one company feels of what another one does or suffers';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const stub = await startProgram(closing, 'bench/support/calcom-stub.mjs');
  const api = await installation.startApi(VARIABLES);
  const control = await installation.startApi(VARIABLES, buildWithoutShares(closing));
  let number = 0;
  const company = (behaviour = 'plain') => openCompany(installation, api.url, stub.url, behaviour, ++number);

  const b = await company();
  const [toApi, toControl] = [api, control].map(({ url }) => new SteadyRate(url, requestsOf(b), RATE));
  closing.defer(() => [toApi, toControl].forEach((each) => each.close()));
  for (const each of [toApi, toControl]) await each.run(2);

  const measured = async (name, url, rate) => {
    const { behaviour, act } = rows[name];
    const a = await company(behaviour);
    const quiet = summary(await rate.run(QUIET_SECONDS)).p99_ms;
    const allowed = Math.max(quiet * 1.2, quiet + 20);
    const until = performance.now() + SECONDS * 1000;
    const [answers, of_a] = await Promise.all([rate.run(SECONDS), pause(LEAD_MS).then(() => act(url, a, until))]);
    const found = summary(answers);
    console.log(`${name}: p99 ${found.p99_ms.toFixed(1)} ms, quiet ${quiet.toFixed(1)} ms, ${found.failed} failed`);
    const is_fair = found.failed === 0 && found.p99_ms <= allowed;
    return { quiet_p99_ms: quiet, allowed_p99_ms: allowed, ...found, answers_to_a: of_a, is_fair };
  };

  const [fair, unfair] = [{}, {}];
  for (const [name, { isCaughtByControl }] of Object.entries(rows)) {
    fair[name] = await measured(name, api.url, toApi);
    if (isCaughtByControl) unfair[name] = await measured(name, control.url, toControl);
  }
  return {
    requests_per_second: RATE,
    seconds_each: SECONDS,
    unfair_rows: Object.values(fair).filter(({ is_fair }) => !is_fair).length,
    unfair_rows_of_control: Object.values(unfair).filter(({ is_fair }) => !is_fair).length,
    rows: fair,
    control: unfair,
  };
}

/** One row of the database, and free slots that are hardly ever cached. */
const requestsOf = (b) =>
  Array.from({ length: DAYS * b.eventTypes.length }, (_, n) => [
    { path: `/api/calcom/teams/${b.team}`, token: b.token },
    { path: question(b, { eventType: n % b.eventTypes.length, from: 1 + (n % DAYS) }), token: b.token },
  ]).flat();

/** A company whose account at Cal.com behaves so, synced, with an administrator's token. */
async function openCompany({ command }, url, calcom, behaviour, number) {
  const key = `cal_live_${behaviour}_${number}`;
  const facts = ['--name', `Salon ${number}`, '--timezone', 'Europe/Berlin', '--calcom-base-url', calcom];
  const { id } = await command(['company:create', ...facts, '--calcom-key-stdin'], key);
  const user = ['--company', String(id), '--email', `admin@salon-${number}.example`, '--role', 'admin'];
  const { id: userId } = await command(['user:create', ...user]);
  const { token } = await command(['token:create', '--user', String(userId), '--name', 'bench']);
  await sent(url, '/api/calcom/teams/sync', { method: 'POST', token });
  const { data } = await sent(url, '/api/calcom/teams', { token });
  const [{ id: team }] = data;
  await sent(url, `/api/calcom/teams/${team}/sync-event-types`, { method: 'POST', token });
  return { token, team, eventTypes: [1, 2, 3, 4, 5].map((n) => number * 1000 + n) };
}

async function sent(url, path, options) {
  const { status, body } = await sendOnce(url, path, options);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
  return JSON.parse(body);
}

function summary(answers) {
  const ms = answers.map((answer) => answer.ms).toSorted((a, b) => a - b);
  return {
    requests: answers.length,
    failed: answers.filter(({ status }) => status !== 200).length,
    p50_ms: percentile(ms, 50),
    p99_ms: percentile(ms, 99),
    max_ms: ms.at(-1),
  };
}
