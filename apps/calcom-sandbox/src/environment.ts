import type { SandboxOptions } from './sandbox';

/** The only place that reads the environment: PORT, HOST and SANDBOX_STATE_FILE. */
export function optionsFrom(env: NodeJS.ProcessEnv): SandboxOptions {
  const port = Number(env['PORT'] ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535.');
  return { port, host: env['HOST'] || '127.0.0.1', stateFile: env['SANDBOX_STATE_FILE'] || undefined };
}
