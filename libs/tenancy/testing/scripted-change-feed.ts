import { ChangeFeed, type RowChange } from '../src/access/change-feed';

/** A change feed whose events a test emits. */
export class ScriptedChangeFeed extends ChangeFeed {
  private readonly listeners: { onChange: (change: RowChange) => void; onGap: () => void }[] = [];
  isTrusted = true;
  /** What {@link settled} waits for. */
  propagation: Promise<void> = Promise.resolve();

  override listen(onChange: (change: RowChange) => void, onGap: () => void): void {
    this.listeners.push({ onChange, onGap });
  }

  emit(change: RowChange): void {
    for (const { onChange } of this.listeners) onChange(change);
  }

  loseEvents(): void {
    for (const { onGap } of this.listeners) onGap();
  }

  override isCurrent(): boolean {
    return this.isTrusted;
  }

  override async caughtUp(): Promise<void> {}

  override settled(): Promise<void> {
    return this.propagation;
  }
}
