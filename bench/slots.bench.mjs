/**
 * A month of free slots, one every five minutes, from a Cal.com that answers at once: what does it cost the service to
 * make an answer of it that is not cached, and for how long can it do nothing else meanwhile? Each request asks for days
 * of its own, so none finds an answer. An answer with one slot is the baseline: the request itself, and the store.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, requestOf } from './support/connection.mjs';
import { writeTeams } from './support/companies.mjs';
import { answerOf, EVENT_TYPES, startFullCalendar, ZONE } from './support/full-calendar.mjs';
import { INSPECTABLE, Inspector } from './support/inspector.mjs';
import { createCompany, openInstallation } from './support/installation.mjs';
import { orQuick } from './support/quick.mjs';
import { median, spread } from './statistics.mjs';

const DAYS = 31;
const SLOTS = (DAYS * 24 * 60) / 5;
/** The event types of the stand-in, and how many slots an answer has. */
const KINDS = { one_slot: 1, every_5_minutes: SLOTS, every_3_minutes: 10_000 };
const AT_ONCE = 8;
/** Until the code is compiled. */
const WARM_UPS = orQuick(15, 2);
const ROUNDS = orQuick(30, 3);
const ROUNDS_AT_ONCE = orQuick(5, 1);
const DAY_MS = 86_400_000;
/** The service has done its work; garbage is collected meanwhile, and not in the next measurement. */
const REST_MS = 50;

export const title = `${SLOTS} slots (${DAYS} days, every 5 minutes), not cached`;
export const standsAlone = true;

export async function run({ closing }) {
  const installation = await openInstallation(closing);
  const calcom = await startFullCalendar(closing);
  const company = await createCompany(installation, { calcomKey: 'cal_bench', calcomBaseUrl: calcom.url });
  await writeTeams(installation, company, 1);
  const { team } = await writeEventTypes(installation, company);
  const api = await installation.startApi(INSPECTABLE);
  const inspector = await Inspector.open(api);
  closing.defer(() => inspector.close());
  await inspector.evaluate(WATCH);

  let asked = 0;
  const request = (eventType) => {
    const from = Date.now() + (2 + asked++) * DAY_MS;
    const query = new URLSearchParams({
      team_id: team,
      event_type_id: EVENT_TYPES[eventType],
      date: dayOf(from),
      end_date: dayOf(from + (DAYS - 1) * DAY_MS),
      timezone: ZONE,
    });
    return requestOf(api.url, `/api/retell/check-availability?${query}`, { token: company.token });
  };

  /** Sends `atOnce` requests, each over a connection of its own, and inspects the service before and after. */
  const measure = async (kind, { atOnce = 1, isWatched = false } = {}) => {
    const connections = await Promise.all(Array.from({ length: atOnce }, () => Connection.open(api.url)));
    await pause(REST_MS);
    const before = await inspector.evaluate(`bench.start(${isWatched})`);
    const answers = await Promise.all(connections.map((connection) => connection.send(request(kind))));
    const after = await inspector.evaluate('bench.end()');
    for (const connection of connections) connection.close();
    for (const answer of answers) check(answer, KINDS[kind]);
    return { processor: (after.processor - before.processor) / 1000, delay: after.delay, turn: after.turn / 1000 };
  };
  const kinds = Object.keys(KINDS);
  const seen = Object.fromEntries([...kinds, 'at_once'].map((kind) => [kind, { unwatched: [], watched: [] }]));
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    for (const kind of kinds) {
      const unwatched = await measure(kind);
      const watched = await measure(kind, { isWatched: true });
      if (round < 0) continue;
      seen[kind].unwatched.push(unwatched);
      seen[kind].watched.push(watched);
    }
  }
  for (let round = 0; round < ROUNDS_AT_ONCE; round++) {
    seen.at_once.unwatched.push(await measure('every_5_minutes', { atOnce: AT_ONCE }));
    seen.at_once.watched.push(await measure('every_5_minutes', { atOnce: AT_ONCE, isWatched: true }));
  }

  const processor = (kind) => seen[kind].unwatched.map((measured) => measured.processor);
  const baseline = median(processor('one_slot'));
  const beyond = (kind) => spread(processor(kind).map((ms) => ms - baseline));
  const held = (kind) => ({
    by_its_own_work: spread(seen[kind].watched.map(({ turn }) => turn)),
    on_the_clock: spread(seen[kind].unwatched.map(({ delay }) => delay)),
  });
  return {
    rounds: ROUNDS,
    processor_ms: {
      one_slot: spread(processor('one_slot')),
      beyond_one_slot: beyond('every_5_minutes'),
      beyond_one_slot_10_000_of_14_880: beyond('every_3_minutes'),
    },
    event_loop_held_ms: {
      one_slot: held('one_slot'),
      a_month: held('every_5_minutes'),
      of_10_000_of_14_880: held('every_3_minutes'),
      of_8_months_at_once: held('at_once'),
    },
    in_one_piece_ms: inOnePiece(answerOf(EVENT_TYPES.every_5_minutes, dayOf(0), dayOf(DAYS * DAY_MS))),
  };
}

/**
 * Defines, in the service, how to read its processor time and the longest hold of its event loop since the start: on the
 * clock, where the other load of the machine counts as well, and, only when watched, as the processor time of the main
 * thread in one iteration of the loop, where it does not. Watching keeps the loop spinning.
 */
const WATCH = `
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const sum = ({ user, system }) => user + system;
  let [isWatched, longest, last] = [false, 0, 0];
  const look = () => {
    const now = sum(process.threadCpuUsage());
    longest = Math.max(longest, now - last);
    last = now;
    if (isWatched) setImmediate(look);
  };
  globalThis.bench = {
    start(watched) {
      isWatched = watched;
      if (watched) setImmediate(() => { last = sum(process.threadCpuUsage()); longest = 0; look(); });
      delays.reset();
      return { processor: sum(process.cpuUsage()) };
    },
    end() {
      isWatched = false;
      // The timer itself waits for one millisecond.
      return { processor: sum(process.cpuUsage()), turn: longest, delay: Math.max(0, delays.max / 1e6 - 1) };
    },
  };
  undefined;
`;

/** Refuses to measure anything but what is meant. */
function check({ status, head, body }, expected) {
  const { length } = status === 200 ? JSON.parse(body).data.slots : [];
  if (status !== 200 || !/x-cache: MISS/i.test(head) || length !== expected)
    throw new Error(`Answered with ${length} slots instead of ${expected}: ${head}\n${body.toString('utf8', 0, 300)}`);
}

async function writeEventTypes({ database }, company) {
  const [{ id: team }] = await database.query(`select id from calcom_teams where company_id = ${Number(company.id)}`);
  for (const [slug, id] of Object.entries(EVENT_TYPES)) {
    await database.query(`insert into calcom_team_event_types
      (company_id, calcom_team_id, calcom_event_type_id, title, slug, duration, duration_options, price, currency)
      values (${Number(company.id)}, ${Number(team)}, ${id}, '${slug}', '${slug}', 30, '[30]', 0, 'EUR')`);
  }
  return { team };
}

/** What cannot be divided: parsing Cal.com's answer and making a text of as many slots. */
function inOnePiece(text) {
  const { data } = JSON.parse(text);
  return { parse_the_answer_of_calcom: timed(() => JSON.parse(text)), stringify: timed(() => JSON.stringify(data)) };
}

function timed(work) {
  const times = Array.from({ length: 21 }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return median(times);
}

const dayOf = (millis) => new Date(millis).toISOString().slice(0, 10);
