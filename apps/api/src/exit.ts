import { AppError, EnvironmentError, masked, toldFailure } from '@app/common';
import { FolderInUseError } from '@app/database';

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
  const { type, message, stack, cause } = toldFailure(error);
  const because = cause ? `\nCaused by ${cause.type}: ${cause.message}\n${cause.stack ?? ''}` : '';
  return `${type}: ${message}\n${stack ?? ''}${because}`;
}

function readable(error: unknown): string | undefined {
  if (error instanceof EnvironmentError || error instanceof FolderInUseError || error instanceof AppError)
    return error.message;
  const { code = '', address, port, hostname, path, message } = error as Told;
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${address} is taken; choose another with PORT (0 takes any free one)`;
  if (code === 'ECONNREFUSED') return `Nothing answers at ${address}:${port}; is the server of DATABASE_URL running?`;
  if (code === 'ENOTFOUND') return `There is no host "${hostname}"; is DATABASE_URL right?`;
  if (REFUSED_BY_POSTGRES.test(code)) return `PostgreSQL does not let the user of DATABASE_URL in: ${masked(message)}`;
  if (UNUSABLE_FOLDER.includes(code)) return `${path} cannot be used (${code}); choose another folder with DATA_DIR`;
  return undefined;
}

type Told = NodeJS.ErrnoException & { address?: string; port?: number; hostname?: string };

/** Credentials, a database that is not there, or none of its connections left. */
const REFUSED_BY_POSTGRES = /^(28|3D|53)[0-9A-Z]{3}$/;
const UNUSABLE_FOLDER = ['EACCES', 'ENOTDIR', 'EROFS', 'EPERM'];
