import { type CallerChange, ChangeFeed } from '../src/authentication/change-feed';

/** A change feed whose events a test emits. */
export class ScriptedChangeFeed extends ChangeFeed {
  emit: (change: CallerChange) => void = () => {};
  loseEvents: () => void = () => {};
  isTrusted = true;
  /** What {@link settled} waits for. */
  propagation: Promise<void> = Promise.resolve();

  override listen(onChange: (change: CallerChange) => void, onGap: () => void): void {
    [this.emit, this.loseEvents] = [onChange, onGap];
  }

  override isCurrent(): boolean {
    return this.isTrusted;
  }

  override settled(): Promise<void> {
    return this.propagation;
  }
}
