/** Which Node runs everything. Runs on whatever Node the machine has, so it uses nothing but Node's own modules. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Older ones lack what the code uses without a flag: `require` of ES modules. */
export const OLDEST_MACHINE_NODE = [22, 12];

/**
 * The Node of the package `node`, which pins the version. Its install script would put a binary into its own folder;
 * where scripts are off, the binary of the platform's package, an optional dependency, serves; and where none is
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
