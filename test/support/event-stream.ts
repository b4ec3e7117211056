/** A server-sent event. */
export interface StreamedEvent {
  id: number;
  event: string;
  data: Record<string, unknown>;
}

/** Reads server-sent events until the server ends the stream. */
export class EventStream {
  private constructor(
    readonly response: Response,
    private readonly abort: AbortController,
  ) {}

  static async open(url: string, token: string, lastEventId?: number): Promise<EventStream> {
    const seen: Record<string, string> = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    return EventStream.openAs({ authorization: `Bearer ${token}`, ...seen }, url);
  }

  static async openAs(headers: Record<string, string>, url: string): Promise<EventStream> {
    const abort = new AbortController();
    return new EventStream(await fetch(url, { headers, signal: abort.signal }), abort);
  }

  /** As they come. */
  async *events(): AsyncGenerator<StreamedEvent, void> {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of this.response.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = readEvent(block);
        if (event) yield event;
      }
    }
  }

  /** All that come until the stream ends. */
  async all(): Promise<StreamedEvent[]> {
    const all: StreamedEvent[] = [];
    for await (const event of this.events()) all.push(event);
    return all;
  }

  close(): void {
    this.abort.abort();
  }
}

/** @returns undefined for a comment, or the time after which clients reconnect. */
function readEvent(block: string): StreamedEvent | undefined {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  if (fields.event === undefined) return undefined;
  return { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) };
}
