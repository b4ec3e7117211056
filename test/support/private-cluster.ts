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

interface Options {
  /** Whether each master has a replica, which takes over when the master dies. */
  hasReplicas?: boolean;
}

/** A Redis Cluster of three masters that belongs to one test file. */
export class PrivateCluster {
  private readonly busPorts: number[] = [];
  /** In the order of the masters. */
  readonly replicas: PrivateRedis[] = [];

  private constructor(
    readonly masters: PrivateRedis[],
    private readonly folder: string,
  ) {}

  static async start({ hasReplicas = false }: Options = {}): Promise<PrivateCluster> {
    const folder = mkdtempSync(join(tmpdir(), 'team-selector-cluster-'));
    const cluster = new PrivateCluster([], folder);
    try {
      for (let n = 0; n < MASTERS; n++) cluster.masters.push(await cluster.startMaster(n));
      await cluster.form();
      if (hasReplicas) await cluster.follow();
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
    for (const server of [...this.replicas, ...this.masters]) await server.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startMaster(n: number): Promise<PrivateRedis> {
    const shared = [
      '--masterauth',
      PASSWORD,
      '--cluster-enabled',
      'yes',
      '--cluster-node-timeout',
      '2000',
      '--dir',
      this.folder,
    ];
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

  /** Starts a replica for each master. */
  private async follow(): Promise<void> {
    const [first] = this.masters;
    for (const [n, master] of this.masters.entries()) {
      const replica = await this.startMaster(MASTERS + n);
      this.replicas.push(replica);
      const address = ['127.0.0.1', String(replica.port), String(this.busPorts[MASTERS + n])];
      await first?.command('CLUSTER', 'MEET', ...address);
      const id = await master.command<string>('CLUSTER', 'MYID');
      await eventually('the replica knows its master', () =>
        replica.command('CLUSTER', 'REPLICATE', id).then(
          () => true,
          () => false,
        ),
      );
    }
    for (const replica of this.replicas)
      await eventually('the replica follows', async () =>
        (await replica.command<string>('INFO', 'replication')).includes('master_link_status:up'),
      );
    for (const server of [...this.masters, ...this.replicas])
      await eventually('everybody knows the replicas', async () => {
        const nodes = await server.command<string>('CLUSTER', 'NODES');
        return nodes.split('\n').filter((line) => / (myself,)?slave /.test(line)).length === MASTERS;
      });
  }
}

const firstSlot = (master: number): number => Math.floor((SLOTS * master) / MASTERS);

async function isFormed(master: PrivateRedis): Promise<boolean> {
  const info = await master.command<string>('CLUSTER', 'INFO');
  return info.includes('cluster_state:ok') && info.includes(`cluster_size:${MASTERS}`);
}
