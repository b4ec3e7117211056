import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Heartbeat } from '@app/common';
import { type CallerChange, ChangeFeed } from '@app/tenancy';
import { CALLER_CHANGES_CHANNEL } from '../schema/migrations/caller-changes.migration';

const TIMEOUT_MS = 5000;

/**
 * The change feed over LISTEN/NOTIFY, on a connection of its own that is opened on first use. A query on it serves as the
 * heartbeat: the server delivers pending notifications before it completes the query.
 */
export class PostgresChangeFeed extends ChangeFeed implements OnApplicationShutdown {
  private readonly log = new Logger(PostgresChangeFeed.name);
  private readonly listeners: { onChange: (change: CallerChange) => void; onGap: () => void }[] = [];
  private readonly heartbeat = new Heartbeat(async () => (await (this.client ??= this.connect())).query('select 1'));
  private client?: Promise<Client>;
  private isClosed = false;

  /** @param role the service's role: the feed needs no rights of the owner. */
  constructor(
    private readonly url: string,
    private readonly role: string,
  ) {
    super();
  }

  override listen(onChange: (change: CallerChange) => void, onGap: () => void): void {
    this.listeners.push({ onChange, onGap });
  }

  override isCurrent(): boolean {
    return this.heartbeat.isCurrent();
  }

  override settled(): Promise<void> {
    return this.heartbeat.settled();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    this.heartbeat.stop();
    await this.client?.then((client) => client.end()).catch(() => {});
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
      for (const { onChange } of this.listeners) onChange(payload);
    });
    try {
      await client.connect();
      await client.query(`set role ${client.escapeIdentifier(this.role)}`);
      await client.query(`listen ${CALLER_CHANGES_CHANNEL}`);
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
      this.log.warn(`The connection of the change feed is lost; tokens are looked up on each request: ${message}`);
  }
}
