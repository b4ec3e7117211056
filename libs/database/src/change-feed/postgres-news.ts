import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { Pulse } from '@app/common';
import { type CallerNews, DatabaseNews } from '@app/tenancy';
import { CALLER_NEWS_CHANNEL } from '../schema/migrations/caller-news.migration';

const LONGEST_SILENCE_MS = 5000;

/**
 * Over a connection of its own, opened when it is first needed. A question on it is a beat: the server delivers the
 * news that is waiting before it says that the answer is complete.
 */
export class PostgresNews extends DatabaseNews implements OnApplicationShutdown {
  private readonly log = new Logger(PostgresNews.name);
  private readonly listeners: { onNews: (news: CallerNews) => void; onGap: () => void }[] = [];
  private readonly pulse = new Pulse(async () => (await (this.client ??= this.connect())).query('select 1'));
  private client?: Promise<Client>;
  private isClosed = false;

  /** @param role the one that all queries of the service run as. */
  constructor(
    private readonly url: string,
    private readonly role: string,
  ) {
    super();
  }

  override listen(onNews: (news: CallerNews) => void, onGap: () => void): void {
    this.listeners.push({ onNews, onGap });
  }

  override isCurrent(): boolean {
    return this.pulse.isCurrent();
  }

  override settled(): Promise<void> {
    return this.pulse.settled();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    this.pulse.stop();
    await this.client?.then((client) => client.end()).catch(() => {});
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'team-selector news',
      connectionTimeoutMillis: LONGEST_SILENCE_MS,
      query_timeout: LONGEST_SILENCE_MS,
      keepAlive: true,
    });
    client.on('error', (error) => this.lose(error, client));
    client.on('notification', ({ payload = '' }) => {
      for (const { onNews } of this.listeners) onNews(payload);
    });
    try {
      await client.connect();
      await client.query(`set role ${client.escapeIdentifier(this.role)}`);
      await client.query(`listen ${CALLER_NEWS_CHANNEL}`);
    } catch (error) {
      this.lose(error as Error, client);
      throw error;
    }
    for (const { onGap } of this.listeners) onGap();
    return client;
  }

  private lose({ message }: Error, client: Client): void {
    this.client = undefined;
    this.pulse.miss();
    void client.end().catch(() => {});
    if (!this.isClosed) this.log.warn(`The connection for news is lost; tokens are looked up each time: ${message}`);
  }
}
