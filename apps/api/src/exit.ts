import { AppError, describeFailure, EnvironmentError, type ErrorCode } from '@app/common';
import {
  AlteredDatabaseError,
  DatabaseBehindError,
  DataFolderError,
  FolderInUseError,
  ForeignTablesError,
  PoolerError,
} from '@app/database';
import { CannotListenError } from './listening';
import { toldByPostgres } from './told-by-postgres';

/**
 * Ends the process with code 1. Prints one message for errors that the operator can fix, others with their stack.
 * @param isJson whether it is also told on standard output, for programs.
 */
export function exitWith(error: unknown, { isJson = false } = {}): never {
  console.error(readable(error) ?? dumpOf(error));
  if (isJson) console.log(JSON.stringify(failureOf(error)));
  process.exit(1);
}

/** In the shape in which the API tells it. */
function failureOf(error: unknown): {
  success: false;
  code: ErrorCode;
  message: string;
  details?: AppError['details'];
} {
  if (error instanceof AppError) {
    const { code, message, details } = error;
    return { success: false, code, message, details };
  }
  const message = readable(error);
  if (message !== undefined) return { success: false, code: 'cannot_start', message };
  return { success: false, code: 'internal_error', message: 'Something went wrong; standard error tells more' };
}

/**
 * Handles uncaught exceptions with {@link exitWith}: Node would print all properties of the error, to which HTTP
 * libraries attach the request together with its key.
 */
export function exitOnUncaught(): void {
  process.on('uncaughtException', exitWith);
}

function dumpOf(error: unknown): string {
  const { type, message, stack, cause } = describeFailure(error);
  const because = cause ? `\nCaused by ${cause.type}: ${cause.message}\n${cause.stack ?? ''}` : '';
  return `${type}: ${message}\n${stack ?? ''}${because}`;
}

/** One sentence for errors that the operator can fix. */
export function readable(error: unknown): string | undefined {
  if (FOR_OPERATORS.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code = '', address, port, hostname, path } = error as StartupError;
  const { message } = describeFailure(error);
  if (code === 'ECONNREFUSED') return `Nothing answers at ${address}:${port}; is the server of DATABASE_URL running?`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `There is no host "${hostname}"; is DATABASE_URL right?`;
  if (UNREACHED.includes(code) || message === POOL_TIMEOUT)
    return `The server of DATABASE_URL does not answer (${message}); is the address right, and does a firewall let us through?`;
  if (message === HUNG_UP)
    return `What answers at DATABASE_URL hangs up (${message}): is it PostgreSQL, and is the port right?`;
  if (NOT_ENCRYPTED.test(code) || NOT_ENCRYPTED.test(message))
    return `The connection to the server of DATABASE_URL cannot be encrypted as it asks for: ${message}`;
  if (UNUSABLE_FOLDER.includes(code)) return `${path} cannot be used (${code}); choose another folder with DATA_DIR`;
  return toldByPostgres(code, message);
}

/** Errors whose messages address the operator. */
const FOR_OPERATORS = [
  EnvironmentError,
  AlteredDatabaseError,
  DatabaseBehindError,
  DataFolderError,
  FolderInUseError,
  ForeignTablesError,
  PoolerError,
  CannotListenError,
  AppError,
];

type StartupError = NodeJS.ErrnoException & { address?: string; port?: number; hostname?: string };

const UNREACHED = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET'];
/** Message of PostgreSQL's client, which has no code. */
const POOL_TIMEOUT = 'timeout expired';
const HUNG_UP = 'Connection terminated unexpectedly';
/** Node's codes for certificate errors, and the message of PostgreSQL's client for a server without TLS. */
const NOT_ENCRYPTED = /^(ERR_TLS_|UNABLE_TO_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|The server does not support SSL)/;
const UNUSABLE_FOLDER = ['EACCES', 'ENOTDIR', 'EROFS', 'EPERM'];
