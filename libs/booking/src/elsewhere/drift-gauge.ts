import { Injectable } from '@nestjs/common';

/** What the comparisons of this process have found: for metrics, which name no company. */
@Injectable()
export class DriftGauge {
  private readonly differences = new Map<string, number>();

  note(companyId: number, teamId: number, differences: number): void {
    const name = `${companyId} ${teamId}`;
    if (differences === 0) this.differences.delete(name);
    else this.differences.set(name, differences);
  }

  /** Appointments that were not what Cal.com had when their teams were last compared. */
  get total(): number {
    return [...this.differences.values()].reduce((sum, count) => sum + count, 0);
  }
}
