import type { ErrorEntry } from './error-entry';

/** What only commands of the CLI end with. */
export const COMMAND_ERRORS = {
  cache_not_shared: {
    status: 409,
    message: 'There is nothing to inspect from outside: the cache lives in the memory of the server’s own process',
    fix: 'Set `REDIS_URL` to the Redis that the server uses, or look at `cache_stale_entries` in its `/metrics`.',
  },
  retell_refused: {
    status: 409,
    message: 'Retell has not taken the tools',
    fix: 'Check at Retell that the agent exists and is no published version, and that its key is the one entered here.',
  },
  keys_missing: {
    status: 409,
    message: 'Some stored secrets could not be opened',
    fix: 'Add the keys that are missing to `ENCRYPTION_KEYS`, after the first, and run the command again.',
  },
  cache_unavailable: {
    status: 503,
    message: 'The cache cannot be asked',
    fix: 'Check that the Redis of `REDIS_URL` runs and answers.',
  },
  cannot_start: {
    status: 503,
    message: 'The command cannot start: what it needs is missing, away, in use, or set wrongly',
    fix: 'Do what the message says; `cli doctor` looks at all that is needed, a line each.',
  },
} satisfies Record<string, ErrorEntry>;
