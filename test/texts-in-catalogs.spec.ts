import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NODE } from './support/production-build';

const LINTER = join(process.cwd(), 'node_modules/oxlint/bin/oxlint');
const RULE = join(process.cwd(), 'scripts/lint/texts.mjs');

const TEXTS = [
  '<p>Hello</p>',
  "<p>{'Hello'}</p>",
  "<p>{isNew ? 'Hello' : undefined}</p>",
  "<p>{name ?? 'Nobody'}</p>",
  '<p>{`Hello ${name}`}</p>',
  '<input aria-label="Name" />',
  "<input placeholder={isNew ? 'Name' : other} />",
];
const NO_TEXTS = [
  "<p>{i18n.t('page.hello', { name })}</p>",
  '<p>{name} · {`${count}`}</p>',
  '<Icon name="check" />',
  '<input aria-label={label} type="email" />',
];

/** Runs the rule over one file of planted elements. */
describe('a text in the code of the dashboard', () => {
  let folder: string;
  let reported: Set<number>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    const config = { jsPlugins: [RULE], plugins: [], categories: {}, rules: { 'texts/in-catalogs': 'error' } };
    writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
    const lines = [...TEXTS, ...NO_TEXTS].map((element, n) => `export const planted${n} = ${element};`);
    writeFileSync(join(folder, 'planted.tsx'), lines.join('\n'));
    const { stdout } = spawnSync(NODE, [LINTER, '--format=json'], { cwd: folder, encoding: 'utf8', windowsHide: true });
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; labels: { span: { line: number } }[] }[];
    };
    const texts = diagnostics.filter(({ code }) => code.includes('in-catalogs'));
    reported = new Set(texts.flatMap(({ labels }) => labels.map(({ span }) => span.line - 1)));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(TEXTS.map((text, line) => [text, line] as const))('is found in %s', (_, line) => {
    expect(reported.has(line)).toBe(true);
  });

  it.each(NO_TEXTS.map((text, line) => [text, TEXTS.length + line] as const))('is not found in %s', (_, line) => {
    expect(reported.has(line)).toBe(false);
  });
});
