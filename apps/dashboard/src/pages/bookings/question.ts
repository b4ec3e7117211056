import { withoutGaps } from '../../shared/search/params';
import { dayAfter, startOfDay } from '../../shared/time/day-start';
import type { BookingsSearch } from './search';

interface Question {
  team_id?: number;
  status?: NonNullable<BookingsSearch['status']>;
  source?: NonNullable<BookingsSearch['source']>;
  host?: string;
  from?: string;
  to?: string;
}

/** A filter as the API takes it. @param zone whose days are meant. */
export const questionOf = ({ team, status, source, host, from, to }: BookingsSearch, zone: string): Question =>
  withoutGaps<Question>({
    team_id: team,
    status,
    source,
    host,
    from: from === undefined ? undefined : startOfDay(from, zone),
    to: to === undefined ? undefined : startOfDay(dayAfter(to), zone),
  });
