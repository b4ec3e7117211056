import { type CallerNews, DatabaseNews } from '../src/authentication/database-news';

/** News that a test tells, of a database that says nothing by itself. */
export class ToldNews extends DatabaseNews {
  tell: (news: CallerNews) => void = () => {};
  lose: () => void = () => {};
  isTrusted = true;
  /** What {@link settled} waits for. */
  settling: Promise<void> = Promise.resolve();

  override listen(onNews: (news: CallerNews) => void, onGap: () => void): void {
    [this.tell, this.lose] = [onNews, onGap];
  }

  override isCurrent(): boolean {
    return this.isTrusted;
  }

  override settled(): Promise<void> {
    return this.settling;
  }
}
