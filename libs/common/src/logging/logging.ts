import type { LoggerService } from '@nestjs/common';
import { type Logger, type LoggerOptions, pino } from 'pino';
import { masked, describeFailure } from './masking';
import { sentenceOf } from './sentences';

/** Names whose values never reach a log, wherever they stand one or two levels deep. */
const SECRET_FIELDS = ['authorization', 'password', 'token', 'secret', 'api_key', 'apiKey'];
const PERSONAL_FIELDS = ['email', 'phone_number', 'phoneNumber', 'attendee'];

/**
 * The process's logger: JSON lines on stdout, or sentences on a terminal; secrets and personal data masked.
 * @param facts additional fields of every line, evaluated when it is written.
 */
export function createLogger(level: string, facts?: () => object): Logger {
  const fields = [...SECRET_FIELDS, ...PERSONAL_FIELDS];
  const options: LoggerOptions = {
    level,
    redact: {
      paths: [...fields, ...fields.map((f) => `*.${f}`)],
      censor: '[masked]',
    },
    // Redaction by name misses personal data inside texts, so the written line is masked by pattern, too.
    hooks: { streamWrite: masked },
    serializers: { err: describeFailure },
    ...(facts ? { mixin: facts } : {}),
  };
  if (!process.stdout.isTTY) return pino(options);
  return pino(options, { write: (line) => void process.stdout.write(sentenceOf(line)) });
}

/** Nest's own reports of how it wires modules and routes: a dozen for each room, of no use to the operator. */
const WIRING = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** Lets Nest's own `Logger` write through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('info', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);

  /** Nest passes `(message, ...facts, context)`; pino wants `({context, ...facts}, message)`. */
  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const words = rest.filter((part) => typeof part === 'string');
    const context = words.at(-1);
    // Nest logs a failed start and throws it as well; the entry point logs what was thrown, once.
    if (context === 'ExceptionHandler' || (level === 'error' && context === 'NestApplication')) return;
    if (level === 'info' && context !== undefined && WIRING.has(context)) return this.write('debug', message, rest);
    if (message instanceof Error)
      return this.logger[level]({ context, err: message }, describeFailure(message).message);
    if (typeof message === 'object') return this.logger[level]({ context, ...message }, words[0] ?? '');
    return this.logger[level]({ context, ...(words.length > 1 ? { stack: words[0] } : {}) }, String(message));
  }
}
