/** Finds the entities in the sources, their tables, and those of them that cached answers show. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SHOWN = /extends InvalidatingSubscriber<(\w+)>/g;
const DECLARED = /@Entity\(([^)]*)\)(?:(?!@Entity\()[\s\S])*?export class (\w+)/g;
const TABLE = /tableName: '(\w+)'/;

/** @returns `{entities, shown, tables}`: names of all entities, of those that answers show, and the tables of these. */
export function readEntities(libs) {
  const sources = readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(join(libs, name), 'utf8'));
  const tableOf = new Map(
    sources.flatMap((text) =>
      [...text.matchAll(DECLARED)].map(([, options, name]) => [name, TABLE.exec(options)?.[1]]),
    ),
  );
  const shown = new Set(sources.flatMap((text) => [...text.matchAll(SHOWN)].map(([, name]) => name)));
  const tables = [...shown].map((name) => {
    const table = tableOf.get(name);
    if (table === undefined)
      throw new Error(`Answers show ${name}, but no @Entity({ tableName }) of that name was found`);
    return table;
  });
  return { entities: new Set(tableOf.keys()), shown, tables };
}
