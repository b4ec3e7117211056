import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../bench/support/postgres.mjs';
import { runCommand, startProgram } from '../../bench/support/programs.mjs';
import { createCompany } from './company.mjs';
import { freePort } from './free-port.mjs';
import { startNginx } from './nginx.mjs';
import { startRedis } from './redis.mjs';

/** As in `npm run start:prod`. */
const AS_IN_PRODUCTION = ['--enable-source-maps', '--max-semi-space-size=4'];
const PROCESSES = 3;

/**
 * Three API processes and a worker of the production build behind an nginx, on a database and a Redis key space of their
 * own, with the sandbox as Cal.com. Everything listens on loopback.
 */
export async function openInstallation(closing) {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-scale-'));
  closing.defer(() => rmSync(dataDir, { recursive: true, force: true }));
  const database = await createDatabase(closing);
  const redisUrl = await startRedis(closing);
  const sandbox = await startProgram(closing, 'dist/apps/calcom-sandbox/main.js', { PORT: '0' });
  const port = await freePort();
  const variables = {
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    DATA_DIR: dataDir,
    ENCRYPTION_KEYS: `scale:${randomBytes(32).toString('base64')}`,
    CALCOM_BASE_URL: sandbox.url,
    CALCOM_ALLOWED_HOSTS: 'loopback',
    WEBHOOK_ALLOWED_HOSTS: 'loopback',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TRUST_PROXY: '127.0.0.1/32',
    LOG_LEVEL: 'warn',
    MIGRATIONS: 'check',
    // A load that is meant to be felt comes with one token.
    THROTTLE_PER_MINUTE: '10000000',
    MALLOC_ARENA_MAX: '1',
    PORT: '0',
  };
  const start = (program, more) =>
    startProgram(closing, `dist/apps/api/${program}.js`, { ...variables, ...more }, AS_IN_PRODUCTION);
  await runCommand(['migrate'], variables);
  const company = await createCompany(variables);
  const worker = await start('worker');
  const apis = await Promise.all(Array.from({ length: PROCESSES }, () => start('main', { JOBS: 'off' })));
  const nginx = await startNginx(closing, { port, addresses: apis.map(({ url }) => new URL(url).host) });
  return { nginx, apis, worker, sandbox, company };
}
