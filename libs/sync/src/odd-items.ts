import type { ItemProblem } from '@app/calcom-client';

/** The items of a list that were refused or changed, and what the list proves nevertheless. */
export class OddItems {
  private readonly ids: Set<number | null>;

  constructor(problems: readonly ItemProblem[]) {
    this.ids = new Set(problems.map(({ calcomId }) => calcomId));
  }

  /** Whether Cal.com no longer has what the list does not hold: an item whose id cannot be read may be anything. */
  provesGone(calcomId: number): boolean {
    return !this.ids.has(null) && !this.ids.has(calcomId);
  }
}
