import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Heartbeat } from '@app/common';
import { ChangeFeed, type RowChange } from '@app/tenancy';
import { CHANGES_CHANNEL } from '../schema/migrations/caller-changes.migration';
import { rowChangeOf } from './row-change';

const TIMEOUT_MS = 5000;

/**
 * The change feed over LISTEN/NOTIFY, on a connection of its own that is opened on first use. A query on it serves as the
 * heartbeat.
 */
export class PostgresChangeFeed extends ChangeFeed implements OnApplicationShutdown {
  private readonly log = new Logger(PostgresChangeFeed.name);
  private readonly listeners: { onChange: (change: RowChange) => void; onGap: () => void }[] = [];
  private readonly heartbeat = new Heartbeat(() => this.probe());
  private client?: Promise<Client>;
  private lastProbe: Promise<unknown> = Promise.resolve();
  private nextProbe?: Promise<unknown>;
  private isClosed = false;

  /** @param role the service's role: the feed needs no rights of the owner. */
  constructor(
    private readonly url: string,
    private readonly role: string,
  ) {
    super();
  }

  override listen(onChange: (change: RowChange) => void, onGap: () => void): void {
    this.listeners.push({ onChange, onGap });
  }

  override isCurrent(): boolean {
    return this.heartbeat.isCurrent();
  }

  /**
   * Without a connection nothing is current, so there is nothing to catch up with. Nor is there after the time in which
   * a feed that does not answer stops being current: no writer waits for longer.
   */
  override async caughtUp(): Promise<void> {
    if (this.client) await Promise.race([this.probe().catch(() => {}), this.heartbeat.settled()]);
  }

  override settled(): Promise<void> {
    return this.heartbeat.settled();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    this.heartbeat.stop();
    await this.client?.then((client) => client.end()).catch(() => {});
  }

  /**
   * A query that begins after the call: the server delivers pending notifications before it completes one. All who ask
   * while one is under way share the next.
   */
  private probe(): Promise<unknown> {
    this.nextProbe ??= this.lastProbe
      .catch(() => {})
      .then(() => {
        this.nextProbe = undefined;
        return (this.lastProbe = this.query());
      });
    return this.nextProbe;
  }

  private async query(): Promise<void> {
    await (await (this.client ??= this.connect())).query('select 1');
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'team-selector change feed',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', (error) => this.lose(error, client));
    client.on('notification', ({ payload = '' }) => {
      const change = rowChangeOf(payload);
      for (const { onChange } of this.listeners) onChange(change);
    });
    try {
      await client.connect();
      await client.query(`set role ${client.escapeIdentifier(this.role)}`);
      await client.query(`listen ${CHANGES_CHANNEL}`);
    } catch (error) {
      this.lose(error as Error, client);
      throw error;
    }
    for (const { onGap } of this.listeners) onGap();
    return client;
  }

  private lose({ message }: Error, client: Client): void {
    this.client = undefined;
    this.heartbeat.markGap();
    void client.end().catch(() => {});
    if (!this.isClosed)
      this.log.warn(
        `The connection of the change feed is lost; tokens and rows are looked up on each request: ${message}`,
      );
  }
}
