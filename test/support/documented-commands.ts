import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/**
 * The fenced blocks of a page.
 * @param info what stands behind the fence, such as `sh tour`.
 */
export function blocksOf(page: string, info: string): string[] {
  const fenced = new RegExp(`^\`\`\`${info}\\n(.*?)^\`\`\`$`, 'gms');
  return [...readFileSync(page, 'utf8').matchAll(fenced)].map(([, block = '']) => block);
}

/** Runs lines as a reader pastes them; the first that fails ends it. @returns what they print. */
export async function paste(script: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    env: environment,
    windowsHide: true,
  });
  return stdout;
}
