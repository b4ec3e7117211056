import { relative } from 'node:path';
import { root } from '../setup.mjs';

/** Longer than any file takes, on a slow machine beside others. */
const MAX_MINUTES = 12;

/** A reporter that names the files which do not end, so that a run that is cut off says why. */
export default class RunningFiles {
  running = new Map();

  onTestFileStart({ path }) {
    const name = relative(root, path);
    const report = () => console.error(`${name} has been running for ${MAX_MINUTES} minutes`);
    this.running.set(path, setTimeout(report, MAX_MINUTES * 60_000).unref());
  }

  onTestFileResult({ path }) {
    clearTimeout(this.running.get(path));
    this.running.delete(path);
  }
}
