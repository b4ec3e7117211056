import autocannon from 'autocannon';
import { percentile } from './../statistics.mjs';

/** More answers than one visit can bring. */
const MAX_ANSWERS = 1_000_000;
const latencies = new Float64Array(MAX_ANSWERS);

/**
 * Loads one URL from this process, one question at a time on each connection.
 * @returns answers per second and the times that they took, in milliseconds.
 */
export async function load({ url, method = 'GET', headers, body, status = 200, connections = 50, seconds }) {
  let count = 0;
  const instance = autocannon({
    url,
    method,
    headers,
    body,
    connections,
    pipelining: 1,
    duration: seconds,
    sampleInt: 100,
  });
  // Its own histogram knows whole milliseconds only.
  instance.on('response', (_client, _status, _bytes, ms) => {
    if (count < MAX_ANSWERS) latencies[count++] = ms;
  });
  const { duration, errors, timeouts, statusCodeStats } = await instance;
  const seen = Object.keys(statusCodeStats);
  if (errors > 0 || timeouts > 0 || seen.length !== 1 || seen[0] !== String(status)) {
    throw new Error(`${url} answered ${JSON.stringify(statusCodeStats)}, with ${errors} errors`);
  }
  const sorted = latencies.subarray(0, count).toSorted();
  return {
    answers: count,
    requests_per_second: count / duration,
    p50_ms: percentile(sorted, 50),
    p99_ms: percentile(sorted, 99),
  };
}
