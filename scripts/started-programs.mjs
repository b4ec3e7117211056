import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onceNpmIsGone, pinnedNode, print, root } from './setup.mjs';

/** Programs that a command starts and stops together. */
export class StartedPrograms {
  #children = [];
  #stopping = false;
  /** Those that are meant to end while the others go on. */
  #ending = new Set();

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void this.stop(0));
    onceNpmIsGone(() => void this.stop(0));
  }

  /**
   * Starts a program in a process group of its own, so that Ctrl-C reaches the command alone, which then stops the others
   * in order. The IPC channel disconnects when the command is killed.
   * @param args of Node, the program among them.
   * @param onFailure what happens when it ends by itself; by default everything is stopped.
   */
  launch(name, args, { environment = {}, stdout = 'inherit', onFailure } = {}) {
    const child = spawn(pinnedNode(), args, {
      cwd: root,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', stdout, 'inherit', 'ipc'],
      env: { ...process.env, ...environment },
    });
    this.#children.unshift(child);
    child.on('exit', (code) => {
      this.#children = this.#children.filter((other) => other !== child);
      if (this.#stopping || this.#ending.has(child)) return;
      if (onFailure) return void onFailure(code);
      // A program that exits with a code has printed the reason itself.
      if (!code) print(`${name} has stopped unexpectedly. Run the command again.`);
      void this.stop(code || 1);
    });
    return child;
  }

  /** Stops one program and waits until it is gone. */
  async end(child) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    this.#ending.add(child);
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }

  /** Stops all, and then this process. */
  async stop(code) {
    if (this.#stopping) return;
    this.#stopping = true;
    // Youngest first: the service may still be calling Cal.com.
    for (const child of this.#children) await this.end(child);
    process.exit(code);
  }
}

/** @returns the first line of a program's standard output. */
export function firstLineOf({ stdout }) {
  return new Promise((resolve) => {
    let text = '';
    stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n', 1)[0]);
    });
  });
}
