/**
 * More companies than fit into the local caches, and a million requests: does the memory of the process stay bounded?
 * Of ten requests, one is for the next of all companies, so that each is requested once, and nine are for a few busy
 * ones.
 */
import { Connection, requestOf } from './support/connection.mjs';
import { writeCompanies } from './support/companies.mjs';
import { openInstallation } from './support/installation.mjs';
import { INSPECTABLE } from './support/inspector.mjs';
import { liveMegabytes } from './support/live-memory.mjs';
import { Missing } from './support/missing.mjs';
import { residentMegabytes } from './support/programs.mjs';
import { orQuick } from './support/quick.mjs';
import { slope } from './statistics.mjs';

const PATH = '/api/calcom/teams';
/** Needs the same tokens, users and companies, and caches no answer. */
const UNCACHED_PATH = '/api/auth/me';
const COMPANIES = orQuick(100_000, 1000);
const REQUESTS = orQuick(1_000_000, 10_000);
const BUSY_COMPANIES = orQuick(2000, 100);
/** More than the other local caches of a process hold. */
const REQUESTS_WITHOUT_L1 = orQuick(60_000, 1000);
const TEAMS = 5;
const CONNECTIONS = 32;
/** A fraction of the size of all answers together. */
const SETTING_MB = 32;
const SAMPLES = 200;

export const title = 'Memory with 100,000 companies over 1,000,000 requests';
export const standsAlone = true;

export async function run({ closing }) {
  if (residentMegabytes(process.pid) === undefined)
    throw new Missing('this system does not report the resident memory of a process');
  const installation = await openInstallation(closing);
  const companies = await writeCompanies(installation, COMPANIES, { teams: TEAMS });
  const start = (megabytes) => installation.startApi({ ...INSPECTABLE, CACHE_MEMORY_MB: String(megabytes) });
  const api = await start(SETTING_MB);
  const resident = () => residentMegabytes(api.pid);
  const atStart = resident();

  const busy = companies.slice(0, BUSY_COMPANIES);
  const samples = [];
  let bytes = 0;
  let next = 0;
  const begun = performance.now();
  await drive(
    api.url,
    REQUESTS,
    (n) => (n % 10 === 0 ? companies[next++ % COMPANIES] : busy[Math.floor(Math.random() * BUSY_COMPANIES)]),
    {
      onAnswer: (done, body) => {
        bytes = Math.max(bytes, body.length);
        if (done % (REQUESTS / SAMPLES) === 0) samples.push(resident());
      },
    },
  );
  const seconds = (performance.now() - begun) / 1000;
  const live = await liveMegabytes(api);
  await api.stop();

  /** What a process without memory for answers needs after as many companies have asked for something. */
  const liveAfter = async (path) => {
    const without = await start(0);
    await drive(without.url, REQUESTS_WITHOUT_L1, (n) => companies[n % COMPANIES], { path });
    const needed = await liveMegabytes(without);
    await without.stop();
    return needed;
  };
  const liveAtZero = await liveAfter(PATH);
  // The baseline: the other local caches of a process, full, and no answers.
  const liveWithout = await liveAfter(UNCACHED_PATH);

  const quarter = (n) => samples[(SAMPLES / 4) * n - 1];
  const secondHalf = samples.slice(SAMPLES / 2);
  // A leak shows in the slope, whatever the garbage collector does at the end.
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
    needed_after_a_collection_mb: { at_the_end: live, with_a_setting_of_0: liveAtZero, without_answers: liveWithout },
    answers_in_memory_take_mb: live - liveWithout,
    answers_take_mb_with_a_setting_of_0: liveAtZero - liveWithout,
  };
}

/** Sends requests on all connections at once. @throws Error for any answer but 200. */
async function drive(url, requests, companyOf, { path = PATH, onAnswer = () => {} } = {}) {
  let sent = 0;
  let done = 0;
  const sendRequests = async () => {
    const connection = await Connection.open(url);
    try {
      while (sent < requests) {
        const { token } = companyOf(sent++);
        const { status, body } = await connection.send(requestOf(url, path, { token }));
        if (status !== 200) throw new Error(`Answered with ${status}: ${body}`);
        onAnswer(++done, body);
      }
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, sendRequests));
}
