import { readFileSync } from 'node:fs';
import type { Seed } from './model';
import type { SandboxOptions } from './sandbox';

/** The only place that reads the environment: PORT, HOST, SANDBOX_STATE_FILE and SANDBOX_SEED_FILE. */
export function optionsFrom(env: NodeJS.ProcessEnv): SandboxOptions {
  const port = Number(env['PORT'] ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535.');
  const stateFile = env['SANDBOX_STATE_FILE'] || undefined;
  return { port, host: env['HOST'] || '127.0.0.1', stateFile, seed: seedFrom(env['SANDBOX_SEED_FILE']) };
}

/** A catalogue in JSON instead of the sandbox's own. */
function seedFrom(file: string | undefined): Seed | undefined {
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Seed) : undefined;
}
