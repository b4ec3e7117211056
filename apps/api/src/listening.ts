/** Nothing can listen where `HOST` and `PORT` say. */
export class CannotListenError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'CannotListenError';
  }
}

/** Waits until a server listens. @throws CannotListenError with the way out, where the address is the reason. */
export async function listening<T>(attempt: Promise<T>, address: { host: string; port: number }): Promise<T> {
  try {
    return await attempt;
  } catch (error) {
    const message = REASONS[(error as NodeJS.ErrnoException).code ?? '']?.(address);
    throw message === undefined ? error : new CannotListenError(message, error);
  }
}

const EVERY_HOST = '127.0.0.1 serves this machine alone, 0.0.0.0 everybody who reaches it';
const unknownHost = ({ host }: { host: string }): string =>
  `HOST is "${host}", which no name server knows; ${EVERY_HOST}`;

/** By the code of the system's error. */
const REASONS: Partial<Record<string, (address: { host: string; port: number }) => string>> = {
  EADDRINUSE: ({ host, port }) =>
    `Port ${port} on ${host} is taken; choose another with PORT (0 takes any free one), or stop what listens there`,
  EADDRNOTAVAIL: ({ host }) => `HOST is "${host}", which is no address of this machine; ${EVERY_HOST}`,
  EACCES: ({ port }) => `Port ${port} is for administrators only; choose one above 1023 with PORT`,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
};
