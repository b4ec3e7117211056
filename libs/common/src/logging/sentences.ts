/** The names of pino's levels. */
const LEVELS: Partial<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** A line of the log as people at a terminal read it: time, level, message, and what belongs to it. */
export function sentenceOf(line: string): string {
  const record = recordIn(line);
  if (!record) return line;
  const { level, time, msg, context, err, pid: _pid, hostname: _hostname, ...facts } = record;
  const at = new Date(Number(time)).toTimeString().slice(0, 8);
  const about = typeof context === 'string' ? `${context}: ` : '';
  const told = Object.entries(facts).map(([name, value]) => ` ${name}=${flat(value)}`);
  const stack = (err as { stack?: unknown } | undefined)?.stack;
  const below = typeof stack === 'string' ? `\n${stack}` : '';
  return `${at} ${LEVELS[Number(level)] ?? level} ${about}${String(msg ?? '')}${told.join('')}${below}\n`;
}

function recordIn(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The parts of an object as text, without the punctuation of JSON. */
function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}:${flat(part)}`)
    .join(',');
}
