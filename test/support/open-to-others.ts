import { chmodSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Lets servers that root starts, and which then work as another user, reach a folder of the run and what lies in it. */
export function openToOthers(folder: string): void {
  if (process.getuid?.() !== 0) return;
  for (const path of [dirname(folder), folder])
    if ((statSync(path).mode & 0o077) === 0) chmodSync(path, path === folder ? 0o755 : 0o711);
}
