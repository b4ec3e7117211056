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

/** What the project's own rules say about a copy of the sources, into which something may have been planted. */
describe('writes that tell nobody about themselves', () => {
  let copy: string;

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    for (const part of ['.oxlintrc.json', 'scripts/lint', 'libs', 'apps']) {
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    }
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  function complaints(): string[] {
    const options = { cwd: copy, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, windowsHide: true } as const;
    const { stdout, stderr } = spawnSync(NODE, [LINTER, '--format=json'], options);
    if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
    const { diagnostics } = JSON.parse(stdout) as Report;
    return diagnostics.filter(({ code }) => code.includes('no-silent-writes')).map(({ message }) => message);
  }

  function planted(file: string, ...statements: string[]): string[] {
    const path = join(copy, file);
    mkdirSync(dirname(path), { recursive: true });
    const lines = statements.map((statement, n) => `export const planted${n} = async (em, table) => ${statement};`);
    writeFileSync(path, `import { Team } from './team.entity';\n${lines.join('\n')}\n`);
    try {
      return complaints();
    } finally {
      rmSync(path);
    }
  }

  it('are nowhere in the sources', () => {
    expect(complaints()).toEqual([]);
  });

  const HERE = 'libs/teams/src/planted.ts';

  it('are found where they name an entity that answers show', () => {
    const found = planted(
      HERE,
      'em.nativeUpdate(Team, { id: 1 }, { name: "x" })',
      'em.nativeDelete(Branch, {})',
      'em.insert(EventType, {})',
      'em.insertMany(Booking, [])',
      'em.createQueryBuilder(Team).update({})',
      'em.qb(Team)',
      'em["nativeUpdate"](Team, {}, {})',
    );
    expect(found).toHaveLength(7);
    for (const entity of ['Team', 'Branch', 'EventType', 'Booking'])
      expect(found.join('\n')).toContain(`answers show ${entity}`);
  });

  it('are found where nobody can tell what they write', () => {
    const found = planted(
      HERE,
      'em.nativeUpdate(table, {}, {})',
      'em.insert(new Team())',
      'em.getRepository(Team).nativeDelete({})',
      'em.getKysely().deleteFrom("x")',
    );
    expect(found).toHaveLength(4);
  });

  it.each([
    'em.execute("update calcom_teams set name = ?", ["x"])',
    'em.execute(`UPDATE only "calcom_teams" as t\n SET name = null`)',
    'em.execute("insert into public.branches (name) values (1)")',
    'em.execute("with gone as (delete from bookings returning id) select 1")',
    'em.execute("delete from calcom_team_event_types")',
    'em.execute(`truncate table bookings cascade`)',
    'em.execute(`update ${table} set name = null`)',
    'em.execute(`delete from ${table}`)',
  ])('are found as SQL: %s', (statement) => {
    expect(planted(HERE, statement)).toEqual([expect.stringContaining('This SQL writes rows that answers show')]);
  });

  it('are let be where no answer shows it, where nothing is written, and where tests and migrations are', () => {
    const harmless = [
      'em.nativeUpdate(BookingAttempt, {}, {})',
      'em.nativeDelete(AccessToken, {})',
      'em.execute("insert into personal_access_tokens (id) values (1)")',
      'em.execute("select name from calcom_teams for update")',
      'table.says("update branches by hand, delete nothing")',
    ];
    expect(planted(HERE, ...harmless)).toEqual([]);
    const statement = 'em.execute("update calcom_teams set name = null")';
    for (const file of ['libs/teams/src/planted.spec.ts', 'libs/database/src/schema/migrations/planted.migration.ts'])
      expect(planted(file, statement)).toEqual([]);
    expect(planted('apps/api/src/planted.ts', statement)).toHaveLength(1);
  });
});
