import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from '@jest/globals';

interface Machine {
  modules: string;
  platform: string;
  arch: string;
  version: string;
  execPath: string;
}

/** A script, so without types. */
const script = pathToFileURL(join(process.cwd(), 'scripts/pinned-node.mjs')).href;
const { findNode } = (await import(script)) as { findNode(machine: Machine): string | undefined };

describe('The Node that runs everything', () => {
  let modules: string;
  beforeEach(() => void (modules = mkdtempSync(join(tmpdir(), 'team-selector-modules-'))));

  const install = (path: string): string => {
    const binary = join(modules, path);
    mkdirSync(dirname(binary), { recursive: true });
    writeFileSync(binary, '');
    return binary;
  };
  const find = (machine: Partial<Machine> = {}): string | undefined =>
    findNode({ modules, platform: 'linux', arch: 'x64', version: '20.20.2', execPath: '/machine/node', ...machine });

  it('is the one that the install script of the package node has brought', () => {
    install('@pinned-node/linux-x64/bin/node');
    const brought = install('node/bin/node');
    expect(find()).toBe(brought);
  });

  it("is the platform's package where install scripts are off", () => {
    const [linux, windows] = [
      install('@pinned-node/linux-x64/bin/node'),
      install('@pinned-node/win32-x64/bin/node.exe'),
    ];
    expect(find({ version: '26.0.0' })).toBe(linux);
    expect(find({ platform: 'win32' })).toBe(windows);
  });

  it("is the machine's own where none is published for the platform", () => {
    install('@pinned-node/linux-x64/bin/node');
    for (const version of ['22.12.0', '24.0.1']) {
      expect(find({ platform: 'darwin', arch: 'arm64', version })).toBe('/machine/node');
    }
  });

  it("is none when the machine's own is older than 22.12", () => {
    for (const version of ['20.20.2', '22.11.9']) expect(find({ version })).toBeUndefined();
  });
});
