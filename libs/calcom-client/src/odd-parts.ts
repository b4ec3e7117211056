import { Injectable, Logger } from '@nestjs/common';
import type { Note } from './oddity';
import type { OperationName } from './operations';

/** How often a field of an operation's answers was odd. */
export interface OddPartCount {
  operation: OperationName;
  /** Cal.com's name of the field, without the positions in lists. */
  field: string;
  count: number;
}

/**
 * Counts what Cal.com sends and cannot be used, and logs the first of each kind. Fields are those that are read here, and
 * never names that Cal.com sent, so there are not many kinds.
 */
@Injectable()
export class OddParts {
  private readonly log = new Logger(OddParts.name);
  private readonly counts = new Map<string, OddPartCount>();
  private readonly logged = new Set<string>();

  note(operation: OperationName, notes: readonly Note[]): void {
    for (const { place, oddity } of notes) {
      const field = place.replaceAll(/\[\d*\]/g, '[]');
      const series = `${operation} ${field}`;
      const counted = this.counts.get(series) ?? { operation, field, count: 0 };
      this.counts.set(series, { ...counted, count: counted.count + 1 });
      const kind = `${series} ${oddity}`;
      if (this.logged.has(kind)) continue;
      this.logged.add(kind);
      this.log.warn({ operation, field, oddity }, 'Cal.com sent something that makes no sense');
    }
  }

  get all(): OddPartCount[] {
    return [...this.counts.values()];
  }
}
