import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Client, Pool } from 'pg';
import { eventually } from './eventually';
import type { World } from './world';

/** A node of a plan, as PostgreSQL's `auto_explain` tells it after the statement has run. */
interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** How one statement has read one table. */
export interface Access {
  table: string;
  how: string;
  index?: string;
  /** Rows that it has looked at, in all loops. */
  rows: number;
  /** The beginning of the statement. */
  statement: string;
}

const SETTINGS = {
  session_preload_libraries: "'auto_explain'",
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
};

/** Listens to the plans of all that the API in this process asks, also within functions of the database. */
export class QueryPlans {
  private heard: string[] = [];

  private constructor(private readonly world: World) {}

  /** Undefined where the server has no `auto_explain`, or this user may not load it. */
  static async open(world: World): Promise<QueryPlans | undefined> {
    const { database } = world.engines;
    if (!database) return undefined;
    try {
      await database.query(`load 'auto_explain'`);
      const [row] = await database.query<{ name: string }>('select current_database() as name');
      for (const [name, value] of Object.entries(SETTINGS))
        await database.query(`alter database ${row?.name} set ${name} = ${value}`);
    } catch {
      return undefined;
    }
    const plans = new QueryPlans(world);
    await plans.listen();
    return plans;
  }

  /** How the tables were read that the work has asked. */
  async during(work: () => Promise<unknown>): Promise<Access[]> {
    this.heard = [];
    await work();
    return this.heard.flatMap(accessesIn);
  }

  /** Connections of before have not loaded it. */
  private async listen(): Promise<void> {
    const pool = (await this.world.app.get(MikroORM).em.getConnection().getNativeClient()) as Pool;
    pool.on('connect', (client) =>
      (client as unknown as Client).on('notice', ({ message }) => message && this.heard.push(message)),
    );
    await this.world.engines.database?.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name = 'team-selector'`,
    );
    await eventually('plans are heard', async () => {
      await (this.world.app.get(MikroORM).em.fork() as SqlEntityManager)
        .execute('select 1 from companies')
        .catch(() => undefined);
      return this.heard.length > 0;
    });
  }
}

function accessesIn(message: string): Access[] {
  const begin = message.indexOf('{');
  if (!message.includes('plan:') || begin < 0) return [];
  const { 'Query Text': text, Plan: plan } = JSON.parse(message.slice(begin)) as {
    'Query Text': string;
    Plan: PlanNode;
  };
  const statement = text.replaceAll(/\s+/g, ' ').trim().slice(-300);
  return nodesOf(plan).flatMap((node) => {
    const table = node['Relation Name'];
    if (table === undefined || !node['Node Type'].includes('Scan')) return [];
    const each =
      (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    return [
      { table, how: node['Node Type'], index: node['Index Name'], rows: each * (node['Actual Loops'] ?? 1), statement },
    ];
  });
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
