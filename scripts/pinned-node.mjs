/** Finds the Node that runs everything. This file runs on the machine's own Node, so it uses Node's modules only. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** [major, minor]; older versions cannot `require` ES modules without a flag. */
export const OLDEST_MACHINE_NODE = [22, 12];

/**
 * The Node of the package `node`, which pins the version. Its install script puts a binary into the package's folder;
 * where install scripts are off, the binary of the platform's package, an optional dependency, serves; where none is
 * published for the platform, the machine's own.
 *
 * @param machine `modules`: the folder node_modules; the others: the platform and the Node that runs this.
 * @returns the path of the binary, or undefined when there is none that is new enough.
 */
export function findNode({ modules, platform, arch, version, execPath }) {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  const installed = [
    join(modules, 'node', 'bin', name),
    join(modules, '@pinned-node', `${platform}-${arch}`, 'bin', name),
  ];
  return installed.find((path) => existsSync(path)) ?? (isNewEnough(version) ? execPath : undefined);
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_MACHINE_NODE;
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
