/**
 * The targets. `of` picks the figure from the result of a bench: a number, or several rounds of one, whose median counts.
 */
export const targets = [
  {
    what: 'the list of teams from memory, against bare Fastify sending the same bytes',
    bench: 'teams',
    least: 0.6,
    unit: '×',
    of: ({ ratios }) => ratios.ours_to_bare_fastify,
  },
  {
    what: 'the list of teams from memory, against stock Nest on Express',
    bench: 'teams',
    least: 3,
    unit: '×',
    of: ({ ratios }) => ratios.ours_to_stock_nest_express,
  },
  {
    what: 'the list of teams from Redis, against bare Fastify with a Redis GET',
    bench: 'teams',
    least: 0.6,
    unit: '×',
    of: ({ ratios }) => ratios.ours_from_redis_to_fastify_redis,
  },
  {
    what: 'the list of teams from Redis, against stock Nest on Express',
    bench: 'teams',
    least: 2,
    unit: '×',
    of: ({ ratios }) => ratios.ours_from_redis_to_stock_nest_express,
  },
  {
    what: 'the list of teams as a 304 on `If-None-Match`, against the 200 from memory',
    bench: 'teams',
    least: 1,
    unit: '×',
    of: ({ ratios }) => ratios.ours_not_modified_to_ours,
  },
  {
    what: 'free slots that were asked for before, by a user, against bare Fastify sending the same bytes',
    bench: 'questions',
    least: 0.6,
    unit: '×',
    of: ({ ratios }) => ratios.user_check_to_bare_fastify,
  },
  {
    what: 'the same in a signed call, against bare Fastify that checks the same signature and sends the same bytes',
    bench: 'questions',
    least: 0.35,
    unit: '×',
    of: ({ ratios }) => ratios.signed_check_to_bare_signed_call,
  },
  {
    what: 'a list that is cached nowhere: transactions',
    bench: 'uncached-list',
    most: 1,
    of: ({ transactions }) => transactions,
  },
  {
    what: 'the same: round trips to the database',
    bench: 'uncached-list',
    most: 3,
    of: ({ round_trips: trips }) => trips,
  },
  {
    what: 'a booking, one at a time: p50 above the same call to Cal.com itself (100 ms)',
    bench: 'bookings',
    most: 4,
    unit: 'ms',
    of: ({ p50_over_direct_ms: ms }) => ms,
  },
  {
    what: 'the same: p99',
    bench: 'bookings',
    most: 15,
    unit: 'ms',
    of: ({ p99_over_direct_ms: ms }) => ms,
  },
  {
    what: 'the same: p50, against the direct call',
    bench: 'bookings',
    most: 1.05,
    unit: '×',
    of: ({ p50_to_direct: ratio }) => ratio,
  },
  {
    what: '50 bookings a second of 60 companies at 2 processes: p50, against one at a time',
    bench: 'bookings',
    most: 2,
    unit: '×',
    of: ({ p50_of_many_to_one: ratio }) => ratio,
  },
  {
    what: 'the same: bookings that fail',
    bench: 'bookings',
    exactly: 0,
    of: ({ of_many_companies: { failed } }) => failed,
  },
  {
    what: '1,000 teams synced again, against fetching the list and an upsert by hand',
    bench: 'sync',
    most: 3,
    unit: '×',
    of: ({ sync_to_raw: ratio }) => ratio,
  },
  {
    what: 'the same: no row is written',
    bench: 'sync',
    least: 1,
    of: ({ rows_are_left_alone: areAlone }) => Number(areAlone),
  },
  {
    what: 'a cold key, requested by 25 callers at each of 4 processes: loads',
    bench: 'cold-key',
    exactly: 1,
    of: ({ most_loads, fewest_loads }) => (fewest_loads < 1 ? fewest_loads : most_loads),
  },
  {
    what: 'a cold key: the slowest of the 100 waits longer than one caller alone by',
    bench: 'cold-key',
    most: 15,
    unit: 'ms',
    of: ({ slowest_caller_over_load_ms }) => slowest_caller_over_load_ms,
  },
  {
    what: 'a write is seen by three other instances, 99 % within',
    bench: 'write-seen',
    most: 50,
    unit: 'ms',
    of: ({ since_answer_ms }) => since_answer_ms.p99,
  },
  {
    what: 'Redis frozen under load: failed requests',
    bench: 'frozen-redis',
    exactly: 0,
    of: ({ failed }) => failed,
  },
  {
    what: 'Redis frozen, until the breaker opens: p99 above the p99 without a Redis (the deadline)',
    bench: 'frozen-redis',
    most: 100,
    unit: 'ms',
    of: ({ p99_over_uncached_before_the_breaker_opens_ms }) => p99_over_uncached_before_the_breaker_opens_ms,
  },
  {
    what: 'Redis frozen, once the breaker is open: p99 above the p99 without a Redis',
    bench: 'frozen-redis',
    most: 5,
    unit: 'ms',
    of: ({ p99_over_uncached_after_ms }) => p99_over_uncached_after_ms,
  },
  {
    what: '100,000 companies, 1,000,000 requests: the answers in memory take, with a setting of 32 MB',
    bench: 'memory',
    // The setting, a tenth of it, and 8 MB.
    most: 43.2,
    unit: 'MB',
    of: ({ answers_in_memory_take_mb }) => answers_in_memory_take_mb,
  },
  {
    what: '100,000 companies: their answers take, with a setting of 0 MB',
    bench: 'memory',
    most: 8,
    unit: 'MB',
    of: ({ answers_take_mb_with_a_setting_of_0 }) => answers_take_mb_with_a_setting_of_0,
  },
  {
    what: '100,000 companies, 1,000,000 requests: the process grows in the second half by',
    bench: 'memory',
    most: 5,
    unit: '%',
    of: ({ rise_in_the_second_half_percent }) => rise_in_the_second_half_percent,
  },
  {
    what: '8,928 slots that are not cached: processor time beyond an answer with one slot',
    bench: 'slots',
    most: 60,
    unit: 'ms',
    of: ({ processor_ms }) => processor_ms.beyond_one_slot,
  },
  {
    what: '8,928 slots that are not cached: the longest hold of the event loop, by its own work',
    bench: 'slots',
    most: 20,
    unit: 'ms',
    of: ({ event_loop_held_ms }) => event_loop_held_ms.a_month.by_its_own_work.max,
  },
  {
    what: '10,000 of 14,880 slots that are not cached: the longest hold of the event loop, by its own work',
    bench: 'slots',
    most: 20,
    unit: 'ms',
    of: ({ event_loop_held_ms }) => event_loop_held_ms.of_10_000_of_14_880.by_its_own_work.max,
  },
  {
    what: 'one company floods, or its Cal.com fails: rows in which another one is slower by more than 20 % or 20 ms, or fails',
    bench: 'fairness',
    exactly: 0,
    of: ({ unfair_rows }) => unfair_rows,
  },
  {
    what: 'the same with plain queues instead of shares per company (control)',
    bench: 'fairness',
    least: 1,
    of: ({ unfair_rows_of_control }) => unfair_rows_of_control,
  },
  {
    what: 'a start, until `/health/ready` answers 200',
    bench: 'start',
    most: 1000,
    unit: 'ms',
    of: ({ start_to_ready_ms }) => start_to_ready_ms,
  },
  {
    what: 'resident memory of an idle process',
    bench: 'start',
    most: 160,
    unit: 'MB',
    of: ({ idle_resident_mb }) => idle_resident_mb ?? undefined,
  },
  {
    what: '`cli --help`',
    bench: 'start',
    most: 500,
    unit: 'ms',
    of: ({ cli_help_ms }) => cli_help_ms,
  },
  {
    what: 'random interleavings ending with something old, of 20,000',
    bench: 'interleavings',
    exactly: 0,
    of: ({ ended_old }) => ended_old,
  },
];

/** @returns the figure, and whether it meets the target; undefined when it was not measured. */
export function reached({ bench, exactly, least = exactly ?? -Infinity, most = exactly ?? Infinity, of }, results) {
  const figure = results[bench] && of(results[bench]);
  if (figure === undefined) return undefined;
  const counts = figure.median ?? figure;
  return { figure, isMet: counts >= least && counts <= most };
}
