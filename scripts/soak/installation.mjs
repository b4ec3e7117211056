import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, startProgram } from '../../bench/support/programs.mjs';
import { FaultProxy } from '../../test/support/fault-proxy.ts';
import { freePort } from '../scale/free-port.mjs';
import { catalogueOf } from './catalogue.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import { Sandbox } from './sandbox.mjs';
import { ServiceProcess } from './service-process.mjs';

const APIS = 3;

/**
 * Three API processes and a worker; PostgreSQL and Redis of their own, each behind a proxy; the sandbox as Cal.com, and a
 * second one for the quiet company: a Cal.com that serves others at the same time would not say how fair this service is.
 */
export async function openInstallation(closing, companies) {
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-soak-'));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  const seedFile = join(folder, 'catalogue.json');
  writeFileSync(seedFile, JSON.stringify(catalogueOf(companies)));
  const [postgres, redis] = await Promise.all([startPostgres(closing), startRedis(closing)]);
  const proxies = { postgres: await FaultProxy.open(postgres.url), redis: await FaultProxy.open(redis.url) };
  closing.defer(() => Promise.all(Object.values(proxies).map((proxy) => proxy.close())));
  const [sandbox, quietSandbox] = await Promise.all([startSandbox(closing, seedFile), startSandbox(closing, seedFile)]);
  const ports = [];
  while (ports.length <= APIS) ports.push(await freePort());
  const variables = {
    DATABASE_URL: proxies.postgres.url,
    REDIS_URL: proxies.redis.url,
    DATA_DIR: folder,
    ENCRYPTION_KEYS: `soak:${randomBytes(32).toString('base64')}`,
    CALCOM_BASE_URL: sandbox.url,
    CALCOM_ALLOWED_HOSTS: 'loopback',
    // The first process is never killed, so most webhooks reach a running process.
    PUBLIC_URL: `http://127.0.0.1:${ports[0]}`,
    LOG_LEVEL: 'error',
    MIGRATIONS: 'check',
    CACHE_TTL_AVAILABILITY: '5',
    CALCOM_TIMEOUT_MS: '2000',
    BREAKER_OPEN_MS: '5000',
    CALCOM_RATE_PER_MINUTE: '6000',
    CALCOM_RATE_PER_SECOND: '100',
    CALCOM_CONCURRENCY: '10',
    THROTTLE_PER_MINUTE: '1000000',
    MALLOC_ARENA_MAX: '1',
    STOP_NOTICE_MS: '0',
  };
  const command = (args, input) =>
    runCommand(args, { ...variables, DATABASE_URL: postgres.url, REDIS_URL: redis.url }, input);
  await command(['migrate']);
  const service = (name, program, port, more) =>
    new ServiceProcess(closing, name, `dist/apps/api/${program}.js`, { ...variables, ...more, PORT: String(port) });
  const apis = ports.slice(0, APIS).map((port, n) => service(`api ${n + 1}`, 'main', port, { JOBS: 'off' }));
  const worker = service('worker', 'worker', ports[APIS], {});
  await Promise.all([...apis, worker].map((each) => each.start()));
  return { postgres, redis, proxies, sandbox, quietSandbox, apis, worker, services: [...apis, worker], command };
}

async function startSandbox(closing, seedFile) {
  const { url } = await startProgram(closing, 'dist/apps/calcom-sandbox/main.js', {
    PORT: '0',
    SANDBOX_SEED_FILE: seedFile,
  });
  const sandbox = new Sandbox(url);
  await sandbox.setUnlimited();
  return sandbox;
}
