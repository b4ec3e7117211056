import type { Facts } from '@app/telemetry';

/** As the ORM writes texts into a statement. */
const LITERAL = /'(?:[^']|'')*'/g;
const OPERATION = /^\s*([a-z]+)/i;
/** The first table that is named. */
const TABLE = /\b(?:from|into|update|join)\s+(?:only\s+)?"?([a-z_]+(?:"?\."?[a-z_]+)?)/i;

/** What a trace tells of a statement: neither its text nor its parameters, both of which may hold personal data. */
export function statementFacts(sql: string): Facts {
  const code = sql.replace(LITERAL, '?');
  const operation = OPERATION.exec(code)?.[1]?.toUpperCase();
  return { operation, table: TABLE.exec(code)?.[1]?.replaceAll('"', '') };
}
