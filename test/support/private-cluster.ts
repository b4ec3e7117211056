import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually';
import { freePort, PrivateRedis } from './private-redis';

const MASTERS = 3;
const SLOTS = 16_384;
/** A cluster is never as open as a single server on its own machine may be. */
const PASSWORD = 'only-for-tests';

/** A Redis Cluster of three masters that belongs to one test file. */
export class PrivateCluster {
  private constructor(
    readonly masters: readonly PrivateRedis[],
    private readonly folder: string,
  ) {}

  static async start(): Promise<PrivateCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'team-selector-cluster-'));
    const masters: PrivateRedis[] = [];
    const cluster = new PrivateCluster(masters, folder);
    try {
      const busPorts: number[] = [];
      for (let n = 0; n < MASTERS; n++) {
        const busPort = await freePort();
        busPorts.push(busPort);
        const own = ['--cluster-port', String(busPort), '--cluster-config-file', `nodes-${n}.conf`];
        const shared = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--dir', folder];
        masters.push(await PrivateRedis.start({ password: PASSWORD, args: [...shared, ...own] }));
      }
      await cluster.form(busPorts);
    } catch (error) {
      await cluster.kill();
      throw error;
    }
    return cluster;
  }

  /** The seeds. */
  get urls(): string[] {
    return this.masters.map(({ url }) => url);
  }

  /** As one variable. */
  get url(): string {
    return this.urls.join(',');
  }

  async kill(): Promise<void> {
    for (const master of this.masters) await master.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async form(busPorts: number[]): Promise<void> {
    const [first] = this.masters;
    for (const [n, master] of this.masters.entries()) {
      const [from, end] = [n, n + 1].map((part) => Math.floor((SLOTS * part) / MASTERS));
      await master.command('CLUSTER', 'ADDSLOTSRANGE', String(from), String((end ?? 0) - 1));
      await master.command('CLUSTER', 'SET-CONFIG-EPOCH', String(n + 1));
      if (n > 0) await first?.command('CLUSTER', 'MEET', '127.0.0.1', String(master.port), String(busPorts[n]));
    }
    for (const master of this.masters) await eventually('the cluster is formed', () => isFormed(master));
  }
}

async function isFormed(master: PrivateRedis): Promise<boolean> {
  const info = await master.command<string>('CLUSTER', 'INFO');
  return info.includes('cluster_state:ok') && info.includes(`cluster_size:${MASTERS}`);
}
