import { AppError, EnvironmentError, masked, describeFailure } from '@app/common';
import { DataFolderError, FolderInUseError } from '@app/database';

/** Ends the process. What the operator can mend is one readable message; anything else comes with its stack. */
export function exitWith(error: unknown): never {
  console.error(readable(error) ?? dumpOf(error));
  process.exit(1);
}

/**
 * Also for what nobody has caught: Node would print the failure with all its properties, and a library keeps the
 * request in them, with the key that it was sent with.
 */
export function exitOnUncaught(): void {
  process.on('uncaughtException', exitWith);
}

function dumpOf(error: unknown): string {
  const { type, message, stack, cause } = describeFailure(error);
  const because = cause ? `\nCaused by ${cause.type}: ${cause.message}\n${cause.stack ?? ''}` : '';
  return `${type}: ${message}\n${stack ?? ''}${because}`;
}

function readable(error: unknown): string | undefined {
  if (MENDABLE.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code = '', address, port, hostname, path, message } = error as Told;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${address} is taken; choose another with PORT (0 takes any free one)`;
  if (code === 'ECONNREFUSED') return `Nothing answers at ${address}:${port}; is the server of DATABASE_URL running?`;
  if (code === 'ENOTFOUND') return `There is no host "${hostname}"; is DATABASE_URL right?`;
  if (code === NO_SUCH_DATABASE)
    return `There is no such database where DATABASE_URL points (${masked(message)}); is it right? If so, create it first`;
  if (NOT_ENCRYPTED.test(code) || NOT_ENCRYPTED.test(message))
    return `The connection to the server of DATABASE_URL cannot be encrypted as it asks for: ${masked(message)}`;
  if (REFUSED_BY_POSTGRES.test(code)) return `PostgreSQL does not let the user of DATABASE_URL in: ${masked(message)}`;
  if (UNUSABLE_FOLDER.includes(code)) return `${path} cannot be used (${code}); choose another folder with DATA_DIR`;
  return undefined;
}

/** What these say is meant for whoever starts the process. */
const MENDABLE = [EnvironmentError, DataFolderError, FolderInUseError, AppError];

type Told = NodeJS.ErrnoException & { address?: string; port?: number; hostname?: string };

const NO_SUCH_DATABASE = '3D000';
/** Credentials, or none of its connections left. */
const REFUSED_BY_POSTGRES = /^(28|53)[0-9A-Z]{3}$/;
/** What Node says of certificates, and PostgreSQL's client of a server that knows no encryption. */
const NOT_ENCRYPTED = /^(ERR_TLS_|UNABLE_TO_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|The server does not support SSL)/;
const UNUSABLE_FOLDER = ['EACCES', 'ENOTDIR', 'EROFS', 'EPERM'];
