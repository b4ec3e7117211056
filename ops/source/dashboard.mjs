import { objectives } from './objectives.mjs';

const RATE = '[$__rate_interval]';
const p99 = (metric, by = '', where = '') =>
  `histogram_quantile(0.99, sum by (le${by && `, ${by}`}) (rate(${metric}_bucket${where && `{${where}}`}${RATE})))`;

/** Rows of panels: title, unit, and what each query shows under its legend. */
export const rows = [
  {
    title: 'Objectives',
    panels: objectives.map(({ title, bad, all, objective }) => ({
      title: `${title}: budget left in 30 days`,
      unit: 'percentunit',
      queries: [[`1 - ((${bad('30d')}) / (${all('30d')})) / ${Number((1 - objective).toFixed(6))}`, 'left']],
    })),
  },
  {
    title: 'Requests',
    panels: [
      {
        title: 'Rate by route',
        unit: 'reqps',
        queries: [[`sum by (route) (rate(http_requests_total${RATE}))`, '{{route}}']],
      },
      {
        title: 'Errors by route and status',
        unit: 'reqps',
        queries: [
          [`sum by (route, status) (rate(http_requests_total{status=~"5..|429"}${RATE}))`, '{{status}} {{route}}'],
        ],
      },
      { title: 'p99 by route', unit: 's', queries: [[p99('http_request_duration_seconds', 'route'), '{{route}}']] },
    ],
  },
  {
    title: 'Cache',
    panels: [
      {
        title: 'Answers by level',
        unit: 'ops',
        queries: [[`sum by (level) (rate(cache_reads_total${RATE}))`, '{{level}}']],
      },
      {
        title: 'Answers of cached routes',
        unit: 'reqps',
        queries: [[`sum by (outcome) (rate(cache_answers_total${RATE}))`, '{{outcome}}']],
      },
      {
        title: 'Leases',
        unit: 'ops',
        queries: [[`sum by (outcome) (rate(cache_leases_total${RATE}))`, '{{outcome}}']],
      },
      {
        title: 'Loads and waits for a lease: p99',
        unit: 's',
        queries: [
          [p99('cache_load_duration_seconds', 'outcome'), 'load {{outcome}}'],
          [p99('cache_lease_wait_seconds'), 'wait'],
        ],
      },
      {
        title: 'Stale entries, and whether the store answers',
        unit: 'short',
        queries: [
          ['max(cache_stale_entries)', 'stale entries'],
          ['min(cache_store_up)', 'store'],
        ],
      },
    ],
  },
  {
    title: 'Cal.com',
    panels: [
      {
        title: 'Calls by operation',
        unit: 'ops',
        queries: [[`sum by (operation) (rate(calcom_calls_total${RATE}))`, '{{operation}}']],
      },
      {
        title: 'Calls that fail, and that are not made',
        unit: 'ops',
        queries: [
          [
            `sum by (operation, outcome) (rate(calcom_calls_total{outcome!="success"}${RATE}))`,
            '{{operation}} {{outcome}}',
          ],
          [`sum by (reason) (rate(calcom_calls_refused_total${RATE}))`, 'not made: {{reason}}'],
        ],
      },
      {
        title: 'p99 by operation',
        unit: 's',
        queries: [[p99('calcom_call_duration_seconds', 'operation'), '{{operation}}']],
      },
      {
        title: 'Circuits that are not closed',
        unit: 'short',
        queries: [['sum by (scope, kind, state) (calcom_circuits)', '{{scope}} {{kind}} {{state}}']],
      },
      {
        title: 'Budget',
        unit: 'short',
        queries: [
          ['sum by (priority) (calcom_calls_waiting)', 'waiting {{priority}}'],
          ['max(calcom_calls_oldest_wait_seconds)', 'oldest, seconds'],
          [`sum by (because) (rate(calcom_budget_shortages_total${RATE}))`, 'short of {{because}}'],
          ['max(calcom_blocked_keys)', 'blocked keys'],
        ],
      },
      {
        title: 'Oddities and drift',
        unit: 'short',
        queries: [
          [`sum by (operation, field) (increase(calcom_odd_parts_total[1h]))`, '{{operation}} {{field}}'],
          ['max(calcom_drift)', 'drift'],
        ],
      },
    ],
  },
  {
    title: 'Bookings',
    panels: [
      {
        title: 'Transitions',
        unit: 'ops',
        queries: [[`sum by (from, to) (rate(booking_transitions_total${RATE}))`, '{{from}} → {{to}}']],
      },
      {
        title: 'p99 of the time in a state',
        unit: 's',
        queries: [[p99('booking_state_duration_seconds', 'state', 'state=~"pending|unknown"'), '{{state}}']],
      },
      { title: 'Outcomes that are open', unit: 'short', queries: [['max by (state) (booking_checks)', '{{state}}']] },
    ],
  },
  {
    title: 'Background work',
    panels: [
      {
        title: 'Jobs that wait',
        unit: 'short',
        queries: [['max by (queue) (job_queue_depth{state="ready"})', '{{queue}}']],
      },
      { title: 'Age of the oldest', unit: 's', queries: [['max by (queue) (job_queue_age_seconds)', '{{queue}}']] },
      {
        title: 'Batches',
        unit: 'ops',
        queries: [[`sum by (queue, outcome) (rate(job_duration_seconds_count${RATE}))`, '{{queue}} {{outcome}}']],
      },
      {
        title: 'Syncs',
        unit: 'ops',
        queries: [[`sum by (kind, outcome) (rate(sync_duration_seconds_count${RATE}))`, '{{kind}} {{outcome}}']],
      },
      {
        title: 'Webhooks in',
        unit: 'ops',
        queries: [
          [`sum by (outcome) (rate(webhooks_received_total${RATE}))`, 'received: {{outcome}}'],
          [`sum by (outcome) (rate(webhooks_handled_total${RATE}))`, 'handled: {{outcome}}'],
        ],
      },
      {
        title: 'Webhooks out',
        unit: 'ops',
        queries: [
          [`sum by (outcome) (rate(webhook_delivery_duration_seconds_count${RATE}))`, '{{outcome}}'],
          [`sum(rate(webhook_deliveries_given_up_total${RATE}))`, 'given up'],
        ],
      },
    ],
  },
  {
    title: 'Processes',
    panels: [
      {
        title: 'Event loop: p99 of the lag',
        unit: 's',
        queries: [['nodejs_eventloop_lag_p99_seconds', '{{instance}}']],
      },
      { title: 'Processor', unit: 'short', queries: [[`rate(process_cpu_seconds_total${RATE})`, '{{instance}}']] },
      { title: 'Memory', unit: 'bytes', queries: [['process_resident_memory_bytes', '{{instance}}']] },
      {
        title: 'Connections to the database',
        unit: 'short',
        queries: [
          ['sum by (state) (database_connections)', '{{state}}'],
          ['sum(database_connections_waiting)', 'waiting'],
        ],
      },
      {
        title: 'Bulkheads',
        unit: 'short',
        queries: [
          ['sum by (bulkhead) (bulkhead_running)', '{{bulkhead}} running'],
          ['sum by (bulkhead, class) (bulkhead_waiting)', '{{bulkhead}} waiting {{class}}'],
          [`sum by (bulkhead, reason) (rate(bulkhead_refused_total${RATE}))`, '{{bulkhead}} refused {{reason}}'],
        ],
      },
    ],
  },
];
