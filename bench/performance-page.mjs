import { reached, targets } from './targets.mjs';

/** Who is who in the side-by-side run, in the order in which they are shown. */
const CONTESTANTS = {
  ours: 'this service, from its memory',
  ours_not_modified: 'this service, 304 on `If-None-Match`',
  ours_from_redis: 'this service, from Redis (`CACHE_MEMORY_MB=0`)',
  bare_fastify: 'bare Fastify, the same bytes',
  bare_fastify_all_headers: 'bare Fastify, the same bytes and headers',
  fastify_redis: 'bare Fastify, Redis GET',
  stock_nest_express: 'stock Nest on Express',
  stock_nest_fastify: 'stock Nest on Fastify',
  bentocache: 'Nest on Fastify with bentocache',
  cacheable: 'Nest on Fastify with cacheable',
};

/** docs/performance.md, from what is in bench/results.json and nothing else. */
export function performancePage({ machine, results }) {
  const { teams, ...others } = results;
  return [
    '# Performance',
    'Written by `npm run bench` from [bench/results.json](../bench/results.json); `node bench/page.mjs` writes it again',
    'without measuring.',
    '',
    `Measured on ${machine.cores} cores (${machine.cpu}) with ${machine.memory_gb} GB and Node ${machine.node}. The load`,
    'comes from the same machine and takes its share of these cores, so the ratios are worth more than the figures.',
    '',
    '## Aimed at and reached',
    ...table(['', 'aimed at', 'reached', ''], targets.map(targetRow(results))),
    'Behind each median, in brackets, the lowest and the highest round.',
    '',
    ...(teams ? sideBySide(teams) : []),
    ...Object.values(others).flatMap(figures),
    ...REMARKS,
  ].join('\n');
}

const targetRow = (results) => (target) => {
  const { what, exactly, least, most, unit = '' } = target;
  const aim = `${aimSign(target)}${withUnit(exactly ?? least ?? most, unit)}`;
  const found = reached(target, results);
  if (!found) return [what, aim, 'not measured', ''];
  return [what, aim, withUnit(found.figure, unit), shown(found.isMet)];
};

const aimSign = ({ least, most }) => (least === undefined ? (most === undefined ? '' : '≤ ') : '≥ ');

const withUnit = (figure, unit) => `${shown(figure)} ${unit}`.trim();

function sideBySide({ title, contestants, ratios, rounds, seconds_each, connections, answer_bytes, measured_on }) {
  const rows = Object.entries(CONTESTANTS).flatMap(([name, label]) => {
    const found = contestants[name];
    if (!found) return [];
    const { requests_per_second, p50_ms, p99_ms, processor_us_each, core_share, redis_commands_each } = found;
    return [
      [label, requests_per_second, p50_ms, p99_ms, processor_us_each, core_share, redis_commands_each].map(shown),
    ];
  });
  return [
    `## ${title}`,
    `${rounds} rounds of ${seconds_each} s for each contestant with ${connections} connections, an answer of ${answer_bytes}`,
    `bytes, on ${measured_on}.`,
    ...table(['', 'requests/s', 'p50, ms', 'p99, ms', 'processor, µs each', 'of a core', 'Redis commands each'], rows),
    ...table(
      ['ratio, round by round', 'median'],
      Object.entries(ratios).map(([name, ratio]) => [spoken(name), shown(ratio)]),
    ),
  ];
}

/** Whatever a bench has found, a line each. */
function figures({ title, seconds, measured_on, ...found }) {
  return [
    `## ${title}`,
    `${measured_on === undefined ? '' : `On ${measured_on}, in ${seconds} s.`}`,
    ...table(['', ''], lines(found)),
  ];
}

function lines(value, path = []) {
  if (typeof value !== 'object' || value === null || value.median !== undefined)
    return [[path.map(spoken).join(': '), shown(value)]];
  return Object.entries(value).flatMap(([name, inner]) => lines(inner, [...path, name]));
}

const table = (head, rows) => [
  '',
  `| ${head.join(' | ')} |`,
  `| ${head.map((_, column) => (column === 0 ? '---' : '---:')).join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];

const spoken = (name) => name.replaceAll('_', ' ');

/** A number with as many digits as mean something; a median with its lowest and highest round; null is not to be had. */
function shown(value) {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : '**no**';
  if (typeof value !== 'number') return value?.median === undefined ? String(value) : spreadShown(value);
  if (Number.isInteger(value)) return value.toLocaleString('en').replaceAll(',', ' ');
  return Math.abs(value) >= 100 ? shown(Math.round(value)) : value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

const spreadShown = ({ median, min, max }) =>
  median === null ? '–' : `${shown(median)} (${shown(min)} – ${shown(max)})`;

const REMARKS = [
  '## How it is measured',
  '`npm run bench` measures everything, `npm run bench -- teams memory` the named ones; the others keep their results.',
  '`BENCH_QUICK=1` shows within seconds that a bench works, and keeps nothing. Each bench starts what it needs: a database',
  'of its own on the PostgreSQL of `DATABASE_URL` or on localhost, a Redis of its own, the production build, and takes it',
  'all away again.',
  '',
  '- All contestants of a comparison are up the whole time. They are loaded in turn, in an order that changes with every',
  '  round, after rounds that only warm up. Ratios are made round by round; the median of those counts.',
  '- Before anything is measured, everybody’s answer is compared byte for byte; during it, any other status ends the bench.',
  '- The counts come from those who cannot be mistaken: loads are counted by a policy inside PostgreSQL, commands by Redis.',
  '  Each checker is shown what it must see: three cold keys are counted as three, the schemes known to be wrong are caught.',
  '- Under a frozen Redis questions are due at fixed times and timed from then on: a stall cannot hide those behind it.',
  '',
  '## To be read with care',
  '- “Of a core” is how busy the server was. Where it is well below 1, the load generator set the pace: such a rival can do',
  '  more than is seen here, and a ratio to it looks better than it is.',
  '- The rivals do less. Bare Fastify asks nobody for a token and writes no log. The stock services look the token up in a',
  '  map in memory, where a service as it is usually written asks its database; they limit nobody, give no request id and',
  '  set no security headers. Nothing that they are known to be slow at was chosen for them.',
  '- Express makes an entity tag by itself, as ours has one; the other rivals make none.',
  '- bentocache and cacheable answer from a memory of 10 000 entries in front of Redis. bentocache tells other instances of',
  '  a change over its bus; cacheable as it is used here tells nobody.',
  '- No network, no TLS and no second machine are part of this.',
  '',
  '## What a hit costs',
  'Profiled on 2026-11-23 with `--cpu-prof` under 50 connections, of 31 to 36 µs from memory:',
  '',
  '- 14 µs: writing to the socket, waking up whoever reads included. The load generator is as slow as the service here, and',
  '  falls asleep between answers; the quicker a contestant, the less it pays for that.',
  '- 10 µs: Node’s HTTP and Fastify; of these, 4 µs for fourteen headers instead of four.',
  '- 5 µs: who is calling. The digest of the credential takes a third of it; keeping secrets instead would save it.',
  '- 4 µs: the answer itself, the throttle, the counters of `/metrics`.',
  '',
  'From Redis it is 16 µs more, where bare Fastify pays 7: deadline and breaker around every question (they cost nothing',
  'but promises while all is well), the text read as UTF-8, the check that nothing is owed.',
  'Between two runs the ratios differ by a tenth: the rivals that ask Redis change places with the weather of the machine.',
  '',
];
