/** What every process counts, and by which labels; `le` aside. */
export const FAMILIES: Record<string, [type: string, labels: string[]]> = {
  http_requests_total: ['counter', ['method', 'route', 'status']],
  http_request_duration_seconds: ['histogram', ['method', 'route', 'status']],
  cache_answers_total: ['counter', ['outcome']],
  cache_reads_total: ['counter', ['level']],
  cache_leases_total: ['counter', ['outcome']],
  cache_load_duration_seconds: ['histogram', ['outcome']],
  cache_lease_wait_seconds: ['histogram', []],
  cache_stale_entries: ['gauge', []],
  cache_store_up: ['gauge', []],
  calcom_calls_total: ['counter', ['operation', 'outcome']],
  calcom_call_duration_seconds: ['histogram', ['operation', 'outcome']],
  calcom_calls_refused_total: ['counter', ['reason']],
  calcom_calls_waiting: ['gauge', ['priority']],
  calcom_calls_oldest_wait_seconds: ['gauge', []],
  calcom_budget_shortages_total: ['counter', ['because']],
  calcom_blocked_keys: ['gauge', []],
  calcom_circuits: ['gauge', ['scope', 'kind', 'state']],
  calcom_odd_parts_total: ['counter', ['operation', 'field']],
  calcom_drift: ['gauge', []],
  booking_transitions_total: ['counter', ['from', 'to']],
  booking_state_duration_seconds: ['histogram', ['state']],
  booking_checks: ['gauge', ['state']],
  job_queue_depth: ['gauge', ['queue', 'state']],
  job_queue_age_seconds: ['gauge', ['queue']],
  job_duration_seconds: ['histogram', ['queue', 'outcome']],
  sync_duration_seconds: ['histogram', ['kind', 'outcome']],
  webhooks_received_total: ['counter', ['outcome']],
  webhooks_handled_total: ['counter', ['outcome']],
  webhook_delivery_duration_seconds: ['histogram', ['outcome']],
  webhook_deliveries_given_up_total: ['counter', []],
  bulkhead_running: ['gauge', ['bulkhead']],
  bulkhead_waiting: ['gauge', ['bulkhead', 'class']],
  bulkhead_refused_total: ['counter', ['bulkhead', 'reason']],
  database_connections: ['gauge', ['state']],
  database_connections_waiting: ['gauge', []],
};
/** Of the process, by the library. */
const OF_PROCESS = /^(process|nodejs)_/;

/** Without what a histogram adds. */
export const familyOf = (name: string): string => name.replace(/_(bucket|sum|count)$/, '');
export const isOwn = ({ name }: { name: string }): boolean => !OF_PROCESS.test(name);
