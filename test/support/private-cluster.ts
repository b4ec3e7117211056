import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually';
import { freePort, PrivateRedis } from './private-redis';

const MASTERS = 3;
const MAX_TRIES = 3;
const SLOTS = 16_384;
/** A cluster is never without a password, unlike a single server on its own machine. */
const PASSWORD = 'only-for-tests';

/** A Redis Cluster of three masters that belongs to one test file. */
export class PrivateCluster {
  private readonly busPorts: number[] = [];

  private constructor(
    readonly masters: PrivateRedis[],
    private readonly folder: string,
  ) {}

  static async start(): Promise<PrivateCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'team-selector-cluster-'));
    const cluster = new PrivateCluster([], folder);
    try {
      for (let n = 0; n < MASTERS; n++) cluster.masters.push(await cluster.startMaster(n));
      await cluster.form();
    } catch (error) {
      await cluster.kill();
      throw error;
    }
    return cluster;
  }

  /** URLs of all masters, as seeds. */
  get urls(): string[] {
    return this.masters.map(({ url }) => url);
  }

  /** The seeds as one environment variable. */
  get url(): string {
    return this.urls.join(',');
  }

  /** The index of the master that owns this key's slot. */
  async ownerOf(key: string): Promise<number> {
    const slot = (await this.masters[0]?.command<number>('CLUSTER', 'KEYSLOT', key)) ?? 0;
    return this.masters.findIndex((_, n) => slot < firstSlot(n + 1));
  }

  /** Kills a master and restarts it with its slots, empty, under another address. */
  async move(n: number): Promise<void> {
    await this.masters[n]?.kill();
    this.masters[n] = await this.startMaster(n);
  }

  async kill(): Promise<void> {
    for (const master of this.masters) await master.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startMaster(n: number): Promise<PrivateRedis> {
    const shared = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000', '--dir', this.folder];
    for (let tries = 1; ; tries++) {
      // A master listens on two ports, and another process may have taken either meanwhile.
      const busPort = await freePort();
      const own = ['--cluster-port', String(busPort), '--cluster-config-file', `nodes-${n}.conf`];
      try {
        const master = await PrivateRedis.start({ password: PASSWORD, args: [...shared, ...own] });
        this.busPorts[n] = busPort;
        return master;
      } catch (error) {
        if (tries === MAX_TRIES) throw error;
      }
    }
  }

  private async form(): Promise<void> {
    const [first] = this.masters;
    for (const [n, master] of this.masters.entries()) {
      await master.command('CLUSTER', 'ADDSLOTSRANGE', String(firstSlot(n)), String(firstSlot(n + 1) - 1));
      await master.command('CLUSTER', 'SET-CONFIG-EPOCH', String(n + 1));
      if (n > 0) await first?.command('CLUSTER', 'MEET', '127.0.0.1', String(master.port), String(this.busPorts[n]));
    }
    for (const master of this.masters) await eventually('the cluster is formed', () => isFormed(master));
  }
}

const firstSlot = (master: number): number => Math.floor((SLOTS * master) / MASTERS);

async function isFormed(master: PrivateRedis): Promise<boolean> {
  const info = await master.command<string>('CLUSTER', 'INFO');
  return info.includes('cluster_state:ok') && info.includes(`cluster_size:${MASTERS}`);
}
