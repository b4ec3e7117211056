/**
 * What a booking takes beside the same call to Cal.com itself, which takes 100 ms for it: one after the other, in turn.
 * Then many companies, each with a key of its own, book at a fixed rate at two processes.
 */
import { Connection, requestOf, sendOnce } from './support/connection.mjs';
import { openInstallation } from './support/installation.mjs';
import { startProgram } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { SteadyRate } from './support/steady-rate.mjs';
import { percentile, shuffled } from './statistics.mjs';

const COMPANIES = orQuick(60, 3);
const WARM_UPS = orQuick(30, 3);
const BOOKINGS = orQuick(300, 10);
const RATE = orQuick(50, 10);
const SECONDS = orQuick(20, 2);
const BOOK = '/api/retell/book-appointment';
const HALF_AN_HOUR_MS = 1_800_000;
/** No limit of a key shall delay the one company that books continuously. */
const UNLIMITED = { CALCOM_RATE_PER_MINUTE: '1000000', CALCOM_RATE_PER_SECOND: '100000' };

export const title = 'Bookings, with a Cal.com that takes 100 ms for one';
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const calcom = await startProgram(closing, 'bench/support/calcom-stub.mjs');
  const apis = [await installation.startApi(UNLIMITED), await installation.startApi(UNLIMITED)];
  const companies = await openCompanies(installation, apis[0].url, calcom.url);

  const [one] = companies;
  const contestants = {
    ours: await contestant(closing, apis[0].url, () => bookingOf(apis[0].url, one)),
    direct: await contestant(closing, calcom.url, () => directly(calcom.url, one)),
  };
  for (let n = 0; n < WARM_UPS; n++) await visit(contestants, {});
  const ms = { ours: [], direct: [] };
  for (let n = 0; n < BOOKINGS; n++) await visit(contestants, ms);
  const [ours, direct] = [summary(ms.ours), summary(ms.direct)];

  let turn = 0;
  const rates = apis.map(({ url }) => {
    const next = () => bookingOf(url, companies[turn++ % companies.length]);
    return new SteadyRate(url, next, RATE / apis.length);
  });
  closing.defer(() => rates.forEach((rate) => rate.close()));
  await Promise.all(rates.map((rate) => rate.run(2)));
  const answers = (await Promise.all(rates.map((rate) => rate.run(SECONDS)))).flat();
  const loaded = summary(answers.map((answer) => answer.ms));
  return {
    bookings: BOOKINGS,
    direct,
    ours,
    p50_over_direct_ms: ours.p50_ms - direct.p50_ms,
    p99_over_direct_ms: ours.p99_ms - direct.p99_ms,
    p50_to_direct: ours.p50_ms / direct.p50_ms,
    companies: COMPANIES,
    bookings_per_second: RATE,
    of_many_companies: { ...loaded, failed: answers.filter(({ status }) => status !== 201).length },
    p50_of_many_to_one: loaded.p50_ms / ours.p50_ms,
  };
}

async function contestant(closing, url, next) {
  const connection = await Connection.open(url);
  closing.defer(() => connection.close());
  return async () => {
    const request = next();
    const begun = performance.now();
    const { status, body } = await connection.send(request);
    if (status !== 201) throw new Error(`A booking was answered ${status}: ${body}`);
    return performance.now() - begun;
  };
}

/** One booking of each, in random order. */
async function visit(contestants, ms) {
  for (const name of shuffled(Object.keys(contestants))) {
    const took = await contestants[name]();
    ms[name]?.push(took);
  }
}

/** No two bookings of a company overlap, so none waits for another. */
const nextStart = (company) => new Date(company.begin + company.asked++ * HALF_AN_HOUR_MS).toISOString();
const personOf = ({ asked }) => ({ name: `Erika ${asked}`, email: `erika-${asked}@example.org` });

function bookingOf(url, company) {
  const { team, eventType: event_type_id, token } = company;
  const body = { team_id: team, event_type_id, start: nextStart(company), attendee: personOf(company) };
  return requestOf(url, BOOK, { method: 'POST', token, body });
}

function directly(url, company) {
  const attendee = { ...personOf(company), timeZone: 'Europe/Berlin', language: 'de' };
  const body = { eventTypeId: company.eventType, start: nextStart(company), attendee, metadata: {} };
  const headers = { 'cal-api-version': '2026-02-25' };
  return requestOf(url, '/v2/bookings', { method: 'POST', token: company.key, body, headers });
}

/** Synced companies with a key each, and an administrator's token. */
async function openCompanies({ command, database }, url, calcom) {
  const companies = [];
  const begin = Math.ceil(Date.now() / HALF_AN_HOUR_MS + 48) * HALF_AN_HOUR_MS;
  for (let number = 1; number <= COMPANIES; number++) {
    const key = `cal_live_prompt_${number}`;
    const facts = ['--name', `Salon ${number}`, '--timezone', 'Europe/Berlin', '--calcom-base-url', calcom];
    const { id } = await command(['company:create', ...facts, '--calcom-key-stdin'], key);
    await database.query(`insert into users (id, company_id, email, role)
      values (${1_000_000 + id}, ${id}, 'admin@salon-${number}.example', 'admin')`);
    await database.query(`insert into personal_access_tokens (id, company_id, user_id, name, token, last_used_at)
      values (${1_000_000 + id}, ${id}, ${1_000_000 + id}, 'bench', encode(sha256('secret'), 'hex'), now() + interval '1 hour')`);
    const token = `${1_000_000 + id}|secret`;
    await sent(url, '/api/calcom/teams/sync', { method: 'POST', token });
    const [{ id: team }] = (await sent(url, '/api/calcom/teams', { token })).data;
    await sent(url, `/api/calcom/teams/${team}/sync-event-types`, { method: 'POST', token });
    companies.push({ token, team, key, eventType: number * 1000 + 1, begin, asked: 0 });
  }
  return companies;
}

async function sent(url, path, options) {
  const { status, body } = await sendOnce(url, path, options);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${body}`);
  return JSON.parse(body);
}

function summary(ms) {
  const sorted = ms.toSorted((a, b) => a - b);
  return { p50_ms: percentile(sorted, 50), p99_ms: percentile(sorted, 99), max_ms: sorted.at(-1) };
}
