import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { type CallerNews, DatabaseNews } from '@app/tenancy';
import { CALLER_NEWS_CHANNEL } from '../migrations/caller-news.migration';

/** News that is later than this is as good as none. */
export const FRESH_FOR_MS = 300;
const PING_EVERY_MS = 75;
/** Without questions for so long, nobody needs to know. */
const IDLE_AFTER_MS = 10_000;
const LONGEST_SILENCE_MS = 5000;
const RECONNECT_AFTER_MS = 1000;

/**
 * Over a connection of its own, opened when it is first needed. What was committed before a ping was sent has been
 * heard when its answer comes: the server delivers what is waiting before it says that it is ready. So, at any moment,
 * an instance that is current has heard of everything that was committed {@link FRESH_FOR_MS} ago; whoever waits so long
 * after a commit knows that nobody uses what was true before.
 */
export class PostgresNews extends DatabaseNews implements OnApplicationShutdown {
  private readonly log = new Logger(PostgresNews.name);
  private readonly listeners: { onNews: (news: CallerNews) => void; onGap: () => void }[] = [];
  private heardUpTo = Number.NEGATIVE_INFINITY;
  private askedAt = 0;
  private isAtWork = false;
  private isClosed = false;
  private client?: Client;

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
    this.askedAt = performance.now();
    if (!this.isAtWork && !this.isClosed) void this.follow();
    return this.askedAt - this.heardUpTo < FRESH_FOR_MS;
  }

  override settled(): Promise<void> {
    return pause(FRESH_FOR_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    await this.client?.end().catch(() => {});
  }

  /** For as long as somebody asks. */
  private async follow(): Promise<void> {
    this.isAtWork = true;
    try {
      const client = (this.client ??= await this.connect());
      while (!this.isClosed && this.client === client && performance.now() - this.askedAt < IDLE_AFTER_MS) {
        const sentAt = performance.now();
        await client.query('select 1');
        this.heardUpTo = sentAt;
        await pause(PING_EVERY_MS);
      }
    } catch (error) {
      this.lose(error as Error);
      await pause(RECONNECT_AFTER_MS);
    } finally {
      this.isAtWork = false;
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'team-selector news',
      connectionTimeoutMillis: LONGEST_SILENCE_MS,
      query_timeout: LONGEST_SILENCE_MS,
      keepAlive: true,
    });
    client.on('error', (error) => this.lose(error));
    client.on('notification', ({ payload = '' }) => {
      for (const { onNews } of this.listeners) onNews(payload);
    });
    await client.connect();
    await client.query(`set role ${client.escapeIdentifier(this.role)}`);
    await client.query(`listen ${CALLER_NEWS_CHANNEL}`);
    for (const { onGap } of this.listeners) onGap();
    return client;
  }

  private lose({ message }: Error): void {
    const lost = this.client;
    this.client = undefined;
    this.heardUpTo = Number.NEGATIVE_INFINITY;
    if (this.isClosed) return;
    this.log.warn(`The connection for news is lost, tokens are looked up each time: ${message}`);
    void lost?.end().catch(() => {});
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
