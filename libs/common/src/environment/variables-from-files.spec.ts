import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from './environment';
import { variablesFromFiles } from './variables-from-files';

const KEY = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const NO_FILE = 'cannot be read: no such file or directory';

describe('variables from files', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fileWith = (content: string | Uint8Array, name = 'secret'): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const read = (content: string | Uint8Array) => variablesFromFiles(['X'], { X_FILE: fileWith(content) });
  const refused = (source: Record<string, string>) => () => new Environment(source);

  it.each([
    ['alone', 'value'],
    ['and one line end', 'value\n'],
    ['and several, as Windows writes them', 'value\r\n\r\n'],
    ['after a byte order mark', '\uFEFFvalue\n'],
  ])('a variable that is given as a file has the value that stands in the file %s', (_, content) => {
    expect(read(content)).toEqual({ values: { X: 'value' }, fromFiles: new Set(['X']), problems: new Map() });
  });

  it('a variable that is given as a file keeps blanks and line ends inside its value', () => {
    expect(read(' one\ntwo \n').values).toEqual({ X: ' one\ntwo ' });
  });

  it('a variable that is given as a file counts for every variable of the environment', () => {
    const environment = new Environment({
      PORT_FILE: fileWith('4000\n', 'port'),
      DATABASE_URL_FILE: fileWith('postgres://u@h/d\n', 'database'),
      DATABASE_DIRECT_URL_FILE: fileWith('postgres://u@direct/d\n', 'direct'),
      ENCRYPTION_KEYS_FILE: fileWith(KEY, 'keys'),
      METRICS_TOKEN_FILE: fileWith('sixteen-letters!\n', 'token'),
      CORS_ORIGINS_FILE: fileWith('https://a.example,https://b.example\n', 'origins'),
    });
    expect(environment).toMatchObject({
      port: 4000,
      databaseUrl: 'postgres://u@h/d',
      databaseDirectUrl: 'postgres://u@direct/d',
      encryptionKeys: [{ kid: 'k1' }],
      metricsToken: 'sixteen-letters!',
      corsOrigins: ['https://a.example', 'https://b.example'],
    });
  });

  it('a variable that is given as a file makes a database server of its DATABASE_URL, which then needs keys', () => {
    const DATABASE_URL_FILE = fileWith('postgres://u@h/d');
    expect(refused({ DATABASE_URL_FILE })).toThrow('ENCRYPTION_KEYS is required');
    expect(refused({ DATABASE_URL_FILE, ENCRYPTION_KEYS: KEY })).not.toThrow();
  });

  it('a variable that is given as a file stops the start when the variable itself is set, too', () => {
    const both = { METRICS_TOKEN: 'hunter2-hunter2-hunter2', METRICS_TOKEN_FILE: fileWith('hunter2-hunter2-hunter2') };
    expect(refused(both)).toThrow('- METRICS_TOKEN and METRICS_TOKEN_FILE are both set; keep one of them');
    expect(refused(both)).not.toThrow(/hunter2/);
    expect(refused({ ...both, METRICS_TOKEN: '' })).not.toThrow();
    expect(refused({ ...both, METRICS_TOKEN_FILE: '' })).not.toThrow();
  });

  it.each([
    ['is not there', () => join(folder, 'hunter2'), NO_FILE],
    ['is a folder', () => folder, 'cannot be read: illegal operation on a directory'],
    ['is the secret itself', () => 'hunter2', NO_FILE],
    ['cannot be a path', () => 'hunter2\0', 'cannot be read: ERR_INVALID_ARG_VALUE'],
    ['is empty', () => fileWith('\n'), 'is empty'],
    ['is no text', () => fileWith(Buffer.from('hunter2', 'utf16le').fill(0xff, 0, 1)), 'is not text in UTF-8'],
  ])(
    'a variable that is given as a file stops the start when its file %s, and names variable and reason',
    (_, path, reason) => {
      const start = refused({ REDIS_URL_FILE: path() });
      expect(start).toThrow(`- REDIS_URL_FILE names a file that ${reason}`);
      expect(start).not.toThrow(/hunter2|team-selector-test/);
    },
  );

  it('a variable that is given as a file stops the start when its content is bad, and names both, but not the content', () => {
    const start = refused({ DATABASE_URL_FILE: fileWith('mysql://u:hunter2@h/d') });
    expect(start).toThrow('- DATABASE_URL (of DATABASE_URL_FILE) must be postgres://user');
    expect(start).not.toThrow(/hunter2/);
  });

  it('a variable that is given as a file is reported together with everything else that is wrong', () => {
    const start = refused({ PORT: 'x', DATABASE_URL: 'postgres://u@h/d', ENCRYPTION_KEYS_FILE: join(folder, 'none') });
    expect(start).toThrow(/^ {2}- ENCRYPTION_KEYS_FILE names[^\n]*\n {2}- PORT must[^\n]*$/m);
    expect(start).not.toThrow(/is required/);
  });
});
