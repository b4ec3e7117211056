/**
 * More companies than the process may remember, and a million requests: does its memory stay where it is? Of ten
 * requests one goes to the next company of all, so that every company comes by once, and nine to companies that are asked
 * for again and again.
 */
import { Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { INSPECTABLE, liveMegabytes } from './support/live-memory.mjs';
import { Missing } from './support/missing.mjs';
import { residentMegabytes } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { slope } from './statistics.mjs';

const PATH = '/api/calcom/teams';
const COMPANIES = orQuick(100_000, 1000);
const REQUESTS = orQuick(1_000_000, 10_000);
const ASKED_OFTEN = orQuick(2000, 100);
/** More than the other bounded memories of a process hold. */
const ASKED_WITHOUT = orQuick(60_000, 1000);
const TEAMS = 5;
const CONNECTIONS = 32;
/** A fraction of what all answers together would take. */
const SETTING_MB = 32;
const SAMPLES = 200;

export const title = 'Memory with 100,000 companies over 1,000,000 requests';
export const standsAlone = true;

export async function run({ closing }) {
  if (residentMegabytes(process.pid) === undefined)
    throw new Missing('this system does not tell what a process occupies');
  const installation = await openInstallation(closing);
  const companies = await writeCompanies(installation, COMPANIES, { teams: TEAMS });
  const start = (megabytes) => installation.startApi({ ...INSPECTABLE, CACHE_MEMORY_MB: String(megabytes) });
  const api = await start(SETTING_MB);
  const resident = () => residentMegabytes(api.pid);
  const atStart = resident();

  const often = companies.slice(0, ASKED_OFTEN);
  const samples = [];
  let bytes = 0;
  let next = 0;
  const begun = performance.now();
  await drive(
    api.url,
    REQUESTS,
    (n) => (n % 10 === 0 ? companies[next++ % COMPANIES] : often[Math.floor(Math.random() * ASKED_OFTEN)]),
    (done, body) => {
      bytes = Math.max(bytes, body.length);
      if (done % (REQUESTS / SAMPLES) === 0) samples.push(resident());
    },
  );
  const seconds = (performance.now() - begun) / 1000;
  const live = await liveMegabytes(api);
  await api.stop();

  // What else a process remembers is bounded, too; without an answer in its memory, it is all that there is.
  const without = await start(0);
  await drive(without.url, ASKED_WITHOUT, (n) => companies[n % COMPANIES]);
  const liveWithout = await liveMegabytes(without);

  const quarter = (n) => samples[(SAMPLES / 4) * n - 1];
  const secondHalf = samples.slice(SAMPLES / 2);
  // What a leak would show, whatever the collector is doing at the end.
  const rise = slope(secondHalf) * secondHalf.length;
  return {
    companies: COMPANIES,
    requests: REQUESTS,
    requests_per_second: REQUESTS / seconds,
    setting_mb: SETTING_MB,
    all_answers_mb: (COMPANIES * bytes) / 2 ** 20,
    resident_mb: {
      at_start: atStart,
      at_a_quarter: quarter(1),
      at_half: quarter(2),
      at_three_quarters: quarter(3),
      at_the_end: quarter(4),
      most: Math.max(...samples),
    },
    rise_in_the_second_half_percent: (rise / quarter(2)) * 100,
    needed_after_a_collection_mb: { at_the_end: live, without_answers_in_memory: liveWithout },
    answers_in_memory_take_mb: live - liveWithout,
  };
}

/** Asks on all connections at once. @throws Error for any answer but 200. */
async function drive(url, requests, companyOf, onAnswer = () => {}) {
  let asked = 0;
  let done = 0;
  const askOn = async () => {
    const connection = await Connection.open(url);
    try {
      while (asked < requests) {
        const { token } = companyOf(asked++);
        const { status, body } = await connection.ask(requestOf(url, PATH, { token }));
        if (status !== 200) throw new Error(`Answered with ${status}: ${body}`);
        onAnswer(++done, body);
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askOn));
}
