/** The tables of a database are not those of this service. */
export class ForeignTablesError extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(
      `The database of DATABASE_URL holds tables of another application (${message}): create an empty one, and name that`,
      options,
    );
    this.name = 'ForeignTablesError';
  }
}

/** A table of this name is there already, or lacks a column that ours has. */
const FOREIGN = ['42P07', '42703'];

/** @throws ForeignTablesError where `work`, which migrates, finds other tables than its own. */
export async function onOwnTables<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    throw FOREIGN.includes(code) ? new ForeignTablesError(messageAlone(message), { cause: error }) : error;
  }
}

/** The ORM puts the statement before it. */
const messageAlone = (message: string): string => message.split(' - ').at(-1) ?? message;
