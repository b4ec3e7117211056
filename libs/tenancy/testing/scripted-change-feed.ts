import { type CallerChange, ChangeFeed } from '../src/authentication/change-feed';

/** News that a test tells, of a database that says nothing by itself. */
export class ScriptedChangeFeed extends ChangeFeed {
  emit: (news: CallerChange) => void = () => {};
  loseEvents: () => void = () => {};
  isTrusted = true;
  /** What {@link settled} waits for. */
  settling: Promise<void> = Promise.resolve();

  override listen(onNews: (news: CallerChange) => void, onGap: () => void): void {
    [this.emit, this.loseEvents] = [onNews, onGap];
  }

  override isCurrent(): boolean {
    return this.isTrusted;
  }

  override settled(): Promise<void> {
    return this.settling;
  }
}
