import { Client } from 'pg';

/** Milliseconds. A server that takes longer is as good as gone. */
const TIMEOUT_MS = 2000;

/** Polls one server with one query, on a connection of its own that is reopened when it is lost. */
export class Probe {
  private client?: Promise<Client>;

  constructor(
    private readonly url: string,
    /** Answers with one text, `answer`. */
    private readonly question: string,
  ) {}

  /** Null: PostgreSQL's own null. @throws the driver's error when the server does not answer. */
  async ask(): Promise<string | null> {
    const opening = (this.client ??= this.open());
    try {
      const { rows } = await (await opening).query<{ answer: string | null }>(this.question);
      return rows[0]?.answer ?? null;
    } catch (error) {
      this.forget(opening);
      throw error;
    }
  }

  async close(): Promise<void> {
    const { client } = this;
    if (client) this.forget(client);
  }

  private async open(): Promise<Client> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'team-selector replicas',
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
    });
    // The next query detects a lost connection.
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  private forget(client: Promise<Client>): void {
    if (this.client === client) this.client = undefined;
    client.then((opened) => opened.end()).catch(() => {});
  }
}
