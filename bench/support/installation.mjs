import { randomBytes } from 'node:crypto';
import { createDatabase } from './postgres.mjs';
import { runCommand, startProgram } from './programs.mjs';
import { startRedis } from './redis.mjs';

/** As in `npm run start:prod`. */
const AS_IN_PRODUCTION = ['--enable-source-maps', '--max-semi-space-size=4'];

/** A key of the stand-in Cal.com. */
const CALCOM_KEY_OF_A_SALON = 'cal_live_sandbox_salon_4f9a1c7e2b8d';

const ADMINISTRATOR = 'admin@salon-kessler.example';

/**
 * A private database, a private Redis and a stand-in Cal.com, on which any number of API processes can be started as in
 * production.
 */
export async function openInstallation(closing) {
  const database = await createDatabase(closing);
  const redis = await startRedis(closing);
  // No measurement calls Cal.com, but background jobs must not reach the real one.
  const sandbox = await startProgram(closing, 'dist/apps/calcom-sandbox/main.js', { PORT: '0' });
  const variables = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    CALCOM_BASE_URL: sandbox.url,
    CALCOM_ALLOWED_HOSTS: 'loopback',
    LOG_LEVEL: 'warn',
    THROTTLE_PER_MINUTE: '10000000',
    CALCOM_RATE_PER_MINUTE: '1000000',
    CALCOM_RATE_PER_SECOND: '1000000',
    CALCOM_CONCURRENCY: '1000',
    PORT: '0',
    // No balancer stands before these processes.
    STOP_NOTICE_MS: '0',
    MALLOC_ARENA_MAX: '1',
  };
  const command = (args, input) => runCommand(args, variables, input);
  await command(['migrate']);
  return {
    database,
    redis,
    command,
    startApi: (more = {}, program = 'dist/apps/api/main.js') =>
      startProgram(closing, program, { ...variables, ...more }, AS_IN_PRODUCTION),
  };
}

/** Creates a company with the commands of an operator, with an administrator's token. */
export async function createCompany({ command }, { calcomKey, calcomBaseUrl, email = ADMINISTRATOR } = {}) {
  const named = ['company:create', '--name', 'Salon Kessler', '--timezone', 'Europe/Berlin'];
  const key = calcomKey === undefined ? [] : ['--calcom-key-stdin'];
  const address = calcomBaseUrl === undefined ? [] : ['--calcom-base-url', calcomBaseUrl];
  const company = await command([...named, ...key, ...address], calcomKey);
  const user = ['--company', company.id, '--email', email, '--role', 'admin'].map(String);
  const { id } = await command(['user:create', ...user]);
  const { token } = await command(['token:create', '--user', String(id), '--name', 'bench']);
  return { id: company.id, token };
}

/** Creates a company whose teams and event types are synced from the stand-in Cal.com, with a voice agent. */
export async function createSyncedCompany(installation, { agentKey }) {
  const { id, token } = await createCompany(installation, { calcomKey: CALCOM_KEY_OF_A_SALON });
  const [company, agentId] = [['--company', String(id)], 'agent_of_the_bench'];
  await installation.command(['sync', ...company]);
  await installation.command(['retell-agent:create', ...company, '--agent-id', agentId, '--key-stdin'], agentKey);
  return { id, token, agentId };
}
