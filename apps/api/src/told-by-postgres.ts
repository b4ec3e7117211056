type Sentence = (message: string) => string;

/** What an operator can do about an error of PostgreSQL's, by its SQLSTATE. */
const CURES: readonly (readonly [RegExp, Sentence])[] = [
  [
    // Data or an index is corrupted; a file is missing or cannot be read.
    /^(XX00[0-2]|58P01|58030)$/,
    (told) =>
      `The files of the database are damaged (${told}): put them back from a copy; without a server of your own, npm start -- --fresh begins anew`,
  ],
  [
    /^3D000$/,
    (told) => `There is no such database where DATABASE_URL points (${told}); is it right? If so, create it first`,
  ],
  [
    // Class 28: invalid credentials; class 53: no connections left.
    /^(28|53)[0-9A-Z]{3}$/,
    (told) => `PostgreSQL does not let the user of DATABASE_URL in: ${told}`,
  ],
  [
    // It starts, stops or recovers; or the database is closed to connections.
    /^(57P0[1-3]|55000)$/,
    (told) => `The database of DATABASE_URL takes no connections now (${told}): start again once it does`,
  ],
  [
    /^25006$/,
    (told) =>
      `The database of DATABASE_URL is read-only (${told}): name the primary, or take default_transaction_read_only back`,
  ],
  [
    /^42501$/,
    (told) =>
      `The user of DATABASE_URL may not do what this needs (${told}): it has to own the database, and to have CREATEROLE`,
  ],
  [
    /^57014$/,
    (told) =>
      `PostgreSQL has stopped a statement (${told}): set a longer statement_timeout for the database or the user of DATABASE_URL`,
  ],
];

/** One sentence with the cure; undefined where there is none to tell. @param code the SQLSTATE, or another one. */
export const toldByPostgres = (code: string, message: string): string | undefined =>
  CURES.find(([codes]) => codes.test(code))?.[1](message);
