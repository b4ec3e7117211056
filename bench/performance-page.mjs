import { reached, targets } from './targets.mjs';

/** The contestants of the side-by-side run, in the order of the table. */
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

/** The text of docs/performance.md, made from the content of bench/results.json alone. */
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
      Object.entries(ratios).map(([name, ratio]) => [inWords(name), shown(ratio)]),
    ),
  ];
}

/** The section of one bench, a row for each figure. */
function figures({ title, seconds, measured_on, ...found }) {
  return [
    `## ${title}`,
    `${measured_on === undefined ? '' : `On ${measured_on}, in ${seconds} s.`}`,
    ...table(['', ''], lines(found)),
  ];
}

function lines(value, path = []) {
  if (typeof value !== 'object' || value === null || value.median !== undefined)
    return [[path.map(inWords).join(': '), shown(value)]];
  return Object.entries(value).flatMap(([name, inner]) => lines(inner, [...path, name]));
}

const table = (head, rows) => [
  '',
  `| ${head.join(' | ')} |`,
  `| ${head.map((_, column) => (column === 0 ? '---' : '---:')).join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];

const inWords = (name) => name.replaceAll('_', ' ');

/** A number with its significant digits; a median with its lowest and highest round; `–` for null, not measurable. */
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
  '`npm run bench` measures everything, `npm run bench -- teams memory` the named ones; earlier results of the others stay.',
  '`BENCH_QUICK=1` shows within seconds that a bench works, and stores nothing. Each bench starts what it needs (a database',
  'of its own on the PostgreSQL of `DATABASE_URL` or on localhost, a Redis of its own, the production build) and removes it',
  'again.',
  '',
  '- All contestants of a comparison run the whole time. They are loaded one after the other, in an order that is shuffled',
  '  for each round, after warm-up rounds. Ratios are computed for each round; their median counts.',
  '- Before a measurement the answers of all contestants are compared byte for byte; an error during it ends the bench.',
  '- Servers count independently of the service: a policy inside PostgreSQL counts loads, Redis counts commands. Each',
  '  checker passes a control: three cold keys are counted as three loads, schemes known to be wrong are caught.',
  '- Under a frozen Redis requests start at fixed times and are timed from then on, so a stall cannot hide those behind it.',
  '',
  '## To be read with care',
  '- “Of a core” is the server’s CPU load. Where it is well below 1, the load generator was the limit: such a rival can do',
  '  more than is shown here, and a ratio to it looks better than it is.',
  '- The rivals do less. Bare Fastify checks no token and writes no log. The stock services look the token up in a map in',
  '  memory, where such a service usually queries its database; they have no throttle, no request ids and no security',
  '  headers. Nothing that they are known to be slow at was chosen for them.',
  '- Express computes an entity tag, as this service does; the other rivals have none.',
  '- bentocache and cacheable answer from a local cache of 10 000 entries in front of Redis. bentocache invalidates the',
  '  local caches of other instances over its bus; cacheable as configured here does not.',
  '- No network, no TLS and no second machine are part of this.',
  '',
  '## What a hit costs',
  'Profiled on 2026-11-23 with `--cpu-prof` under 50 connections, of 31 to 36 µs from memory:',
  '',
  '- 14 µs: writing to the socket, which includes resuming the reading process. The load generator is as slow as the',
  '  service here and sleeps between answers; the faster a contestant, the less it pays for that.',
  '- 10 µs: Node’s HTTP and Fastify; of these, 4 µs for fourteen headers instead of four.',
  '- 5 µs: authentication. The digest of the credential takes a third of it; plain secrets in memory would save that.',
  '- 4 µs: the answer itself, the throttle, the counters of `/metrics`.',
  '',
  'From Redis it is 16 µs more, where bare Fastify pays 7: deadline and circuit breaker around every command (while Redis',
  'answers, they cost promises only), decoding UTF-8, the check for unconfirmed invalidations.',
  'Between two runs the ratios differ by a tenth: the order of the rivals with Redis varies with the load of the machine.',
  '',
];
