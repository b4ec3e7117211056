interface SensitivePattern {
  /** The pattern cannot match a text without one of them. A cheap check that skips most lines of a log. */
  hints: readonly string[];
  /** Repetitions are bounded, so that text that almost matches costs linear time. */
  pattern: RegExp;
  replacement: string;
}

/** Secrets and personal data that may stand in foreign text: a path, an error message, a stack. */
const SENSITIVE_PATTERNS: readonly SensitivePattern[] = [
  { hints: ['|', '%7'], pattern: /(\d{1,16}(?:\||%7C))[\w-]{20,128}/gi, replacement: '$1[token]' },
  { hints: ['earer ', 'asic '], pattern: /\b(bearer|basic) +[\w.~+/=|-]{8,4096}/gi, replacement: '$1 [token]' },
  { hints: ['cal_', 'key_'], pattern: /\b(cal_|key_)[\w-]{8,256}/g, replacement: '$1[key]' },
  { hints: ['://'], pattern: /(:\/\/)[^\s"\\/@]{1,256}@/g, replacement: '$1[credentials]@' },
  {
    hints: ['@', '%40'],
    pattern: /[^\s"'\\<>(){}[\],;:=/?&@%]{1,64}(?:@|%40)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,8}/giu,
    replacement: '[e-mail]',
  },
  { hints: ['+', '%2'], pattern: /(?:\+|%2B)[1-9]\d(?:[ ./-]?\d){5,13}/gi, replacement: '[phone]' },
];

/** The text without tokens, keys, credentials in addresses, e-mail addresses and phone numbers. */
export const masked = (text: string): string =>
  SENSITIVE_PATTERNS.reduce(
    (result, { hints, pattern, replacement }) =>
      hints.some((hint) => result.includes(hint)) ? result.replace(pattern, replacement) : result,
    text,
  );

/** A failure as it may be logged. */
export interface FailureDescription {
  type: string;
  message: string;
  code?: string;
  /** The frames alone, without the message. */
  stack?: string;
  cause?: FailureDescription;
}

/** PostgreSQL's "data exceptions" repeat the value that they are about. */
const ABOUT_A_VALUE = /^22[0-9A-Z]{3}$/;
const MAX_CAUSES = 3;

/**
 * A failure for the log: masked, and without its other properties, in which libraries keep requests with their headers,
 * rows, and statements with their parameters.
 */
export function describeFailure(error: unknown, depth = 0): FailureDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: masked(String(error)) };
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  const isAboutValue = severity !== undefined && typeof code === 'string' && ABOUT_A_VALUE.test(code);
  return {
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: isAboutValue ? 'The database refused a value' : masked(error.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(error.cause instanceof Error && depth < MAX_CAUSES ? { cause: describeFailure(error.cause, depth + 1) } : {}),
  };
}

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
