import { load, PACE_MS } from './load.mjs';

const SECONDS = 4;
/** For each process. */
const CONNECTIONS = 10;
const TEAMS = '/api/calcom/teams';
/** As many times one process as three have to serve, where there are processors for them. */
const MIN_FACTOR = 2.4;
/** Part of the pace: below it, other programs have kept the processors from the processes, which compares nothing. */
const KEPT = 0.9;

/**
 * Looks whether everything passes through nginx, loads three processes and then one, and tells what it saw.
 * @returns whether all is as it should be.
 */
export async function check({ nginx, apis, company }, print) {
  const session = await passesSession(nginx.url, company);
  print(`  session cookie       ${SESSION[session]}`);
  const events = await passesEvents(nginx.url, company);
  print(`  server-sent events   ${events ? 'arrive through nginx one by one, to the end of the run' : 'BROKEN'}`);

  const { token } = company;
  // Compiles the code of each process, and fills its local cache.
  for (const api of apis) await load({ url: `${api.url}${TEAMS}`, token, seconds: 1, connections: CONNECTIONS, apis });
  const url = `${nginx.url}${TEAMS}`;
  const three = await load({ url, token, seconds: SECONDS, connections: CONNECTIONS * apis.length, apis });
  await nginx.leadTo([new URL(apis[0].url).host]);
  const one = await load({ url, token, seconds: SECONDS, connections: CONNECTIONS, apis: apis.slice(0, 1) });
  await nginx.leadTo(apis.map((api) => new URL(api.url).host));
  print('');
  for (const { url: address, answers, processorSeconds } of three.byProcess)
    print(`  ${address}   ${answers} requests, ${processorSeconds.toFixed(2)} s of processor time`);
  print(`  three processes   ${summary(three)}`);
  print(`  one process       ${summary(one)}`);
  // The three scale by as much as each needs no more CPU time for a request than one alone.
  const factor = (apis.length * one.processorMicroseconds) / three.processorMicroseconds;
  print(
    Number.isNaN(factor)
      ? '  processor time is not told by this system, so it is not compared'
      : `  by processor time per request, three serve ${factor.toFixed(2)} times what one does, where processors allow`,
  );
  const isShared = three.byProcess.every(({ answers }) => answers > three.count / 10);
  if (!isShared) print('  BROKEN: a process got less than a tenth of the requests');
  const failed = three.failed + one.failed;
  if (failed > 0) print(`  BROKEN: ${failed} requests failed`);
  const wanted = (apis.length * CONNECTIONS * 1000) / PACE_MS;
  const isTooSlow = factor < MIN_FACTOR && three.perSecond >= KEPT * wanted;
  if (isTooSlow) print(`  BROKEN: less than ${MIN_FACTOR} times`);
  else if (factor < MIN_FACTOR)
    print(`  not judged: this machine was too busy for ${wanted} requests a second; try again when it is not`);
  return session !== 'broken' && events && isShared && failed === 0 && !isTooSlow;
}

const SESSION = {
  passes: 'signs in, is read and signs out through nginx',
  absent: 'this version offers none',
  broken: 'BROKEN',
};

const summary = ({ count, perSecond, processorMicroseconds }) =>
  `${count} requests, ${Math.round(perSecond)} a second, ${processorMicroseconds.toFixed(0)} µs of processor time each`;

async function passesSession(base, { email, password }) {
  const origin = { origin: base };
  const route = `${base}/api/auth/session`;
  const signedIn = await fetch(route, {
    method: 'POST',
    headers: { ...origin, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (signedIn.status === 404) return 'absent';
  const [cookie] = (signedIn.headers.get('set-cookie') ?? '').split(';', 1);
  const me = await fetch(`${base}/api/auth/me`, { headers: { cookie } });
  const signedOut = await fetch(route, { method: 'DELETE', headers: { ...origin, cookie } });
  const after = await fetch(`${base}/api/auth/me`, { headers: { cookie } });
  const statuses = [signedIn, me, signedOut, after].map(({ status }) => status);
  return String(statuses) === '200,200,204,401' ? 'passes' : 'broken';
}

/** The last event of a run has to come while the connection is open, not when nginx has filled a buffer. */
async function passesEvents(base, { token }) {
  const headers = { authorization: `Bearer ${token}` };
  const synced = await fetch(`${base}${TEAMS}/sync`, { method: 'POST', headers });
  const { sync_run_id: run } = await synced.json();
  const events = await fetch(`${base}/api/calcom/sync-runs/${run}/events`, {
    headers,
    signal: AbortSignal.timeout(20_000),
  });
  let text = '';
  for await (const part of events.body.pipeThrough(new TextDecoderStream())) text += part;
  return (
    events.headers.get('content-type').startsWith('text/event-stream') && /event: end\ndata: .*succeeded/.test(text)
  );
}
