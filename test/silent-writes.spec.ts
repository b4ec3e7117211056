import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NODE } from './support/production-build';

const ROOT = process.cwd();
const LINTER = join(ROOT, 'node_modules/oxlint/bin/oxlint');

interface Report {
  diagnostics: { code: string; message: string; filename: string }[];
}

/** Runs the project's own lint rules over a copy of the sources, into which silent writes are planted. */
describe('silent writes', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    for (const part of ['.oxlintrc.json', 'scripts/lint', 'libs', 'apps']) {
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    }
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** Lints all files at once, because starting the linter costs more than linting. @returns the complaints about each. */
  function complaintsAbout(planted: Record<string, readonly string[]>): Record<string, string[]> {
    for (const [file, statements] of Object.entries(planted)) {
      const path = join(copy, file);
      mkdirSync(dirname(path), { recursive: true });
      const lines = statements.map((statement, n) => `export const planted${n} = async (em, table) => ${statement};`);
      writeFileSync(path, `import { Team } from './team.entity';\n${lines.join('\n')}\n`);
    }
    const options = { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, windowsHide: true } as const;
    const { stdout, stderr } = spawnSync(NODE, [LINTER, '--format=json'], options);
    if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
    const { diagnostics } = JSON.parse(stdout) as Report;
    const silent = diagnostics.filter(({ code }) => code.includes('no-silent-writes'));
    return Object.fromEntries(
      [...Object.keys(planted), ...silent.map(({ filename }) => filename)].map((file) => [
        file,
        silent.filter(({ filename }) => filename === file).map(({ message }) => message),
      ]),
    );
  }

  const SQL = [
    'em.execute("update calcom_teams set name = ?", ["x"])',
    'em.execute(`UPDATE only "calcom_teams" as t\n SET name = null`)',
    'em.execute("insert into public.branches (name) values (1)")',
    'em.execute("with gone as (delete from bookings returning id) select 1")',
    'em.execute("delete from calcom_team_event_types")',
    'em.execute(`truncate table bookings cascade`)',
    'em.execute(`update ${table} set name = null`)',
    'em.execute(`delete from ${table}`)',
  ];
  const UPDATE = 'em.execute("update calcom_teams set name = null")';
  const HERE = 'libs/teams/src';
  const PLANTED: Record<string, readonly string[]> = {
    [`${HERE}/named.ts`]: [
      'em.nativeUpdate(Team, { id: 1 }, { name: "x" })',
      'em.nativeDelete(Branch, {})',
      'em.insert(EventType, {})',
      'em.insertMany(Booking, [])',
      'em.createQueryBuilder(Team).update({})',
      'em.qb(Team)',
      'em["nativeUpdate"](Team, {}, {})',
    ],
    [`${HERE}/unknown.ts`]: [
      'em.nativeUpdate(table, {}, {})',
      'em.insert(new Team())',
      'em.getRepository(Team).nativeDelete({})',
      'em.getKysely().deleteFrom("x")',
    ],
    ...Object.fromEntries(SQL.map((statement, n) => [`${HERE}/sql-${n}.ts`, [statement]])),
    [`${HERE}/harmless.ts`]: [
      'em.nativeUpdate(BookingAttempt, {}, {})',
      'em.nativeDelete(AccessToken, {})',
      'em.execute("insert into personal_access_tokens (id) values (1)")',
      'em.execute("select name from calcom_teams for update")',
      'table.says("update branches by hand, delete nothing")',
    ],
    [`${HERE}/planted.spec.ts`]: [UPDATE],
    'libs/database/src/schema/migrations/planted.migration.ts': [UPDATE],
    'apps/api/src/planted.ts': [UPDATE],
  };
  let found: Record<string, string[]>;
  beforeAll(() => void (found = complaintsAbout(PLANTED)));

  it('silent writes are nowhere in the sources', () => {
    expect(Object.keys(found).filter((file) => !(file in PLANTED))).toEqual([]);
  });

  it('silent writes to an entity that responses show are found', () => {
    expect(found[`${HERE}/named.ts`]).toHaveLength(7);
    for (const entity of ['Team', 'Branch', 'EventType', 'Booking'])
      expect(found[`${HERE}/named.ts`]?.join('\n')).toContain(`answers show ${entity}`);
  });

  it('silent writes are found where their entity is unknown', () => {
    expect(found[`${HERE}/unknown.ts`]).toHaveLength(4);
  });

  it.each(SQL.map((statement, n) => [statement, n] as const))('silent writes are found as SQL: %s', (_, n) => {
    expect(found[`${HERE}/sql-${n}.ts`]).toEqual([expect.stringContaining('This SQL writes rows that answers show')]);
  });

  it('silent writes are allowed to unshown entities, and in tests and migrations', () => {
    expect(found[`${HERE}/harmless.ts`]).toEqual([]);
    expect(found[`${HERE}/planted.spec.ts`]).toEqual([]);
    expect(found['libs/database/src/schema/migrations/planted.migration.ts']).toEqual([]);
    expect(found['apps/api/src/planted.ts']).toHaveLength(1);
  });
});
