import { examine } from '../../doctor/doctor';
import type { Finding } from '../../doctor/finding';
import type { CommandWork } from '../command-runner';

/** Ends with 1 when something is broken. */
export const doctor: CommandWork = {
  async alone(variables) {
    const checks = await examine(variables);
    const isBroken = checks.some(({ state }) => state === 'broken');
    if (isBroken) process.exitCode = 1;
    return { ok: !isBroken, checks };
  },
  toText: (report) =>
    (report as { checks: Finding[] }).checks
      .map(({ name, state, message }) => `${SIGNS[state]} ${name.padEnd(12)} ${message}`)
      .join('\n'),
};

const SIGNS = { ok: '✓', broken: '✗', skipped: '–' };
