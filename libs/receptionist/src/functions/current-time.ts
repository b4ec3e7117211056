import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { spokenMoment } from '@app/speech';
import { TeamsService } from '@app/teams';
import type { ReceptionAnswer } from '../answers/answer';
import { phrases } from '../answers/phrases';
import type { Conversation } from '../conversation';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

/** What time it is where the appointments are: models do not know, and count days from it. */
@Injectable()
export class CurrentTime implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'current_time',
    kind: 'question',
    ability: 'teams:read',
    description: 'The date, the day of the week and the time of day where the appointments are.',
    parameters: { type: 'object', properties: {} },
  };

  constructor(private readonly teams: TeamsService) {}

  async run({ tenant, teamId, at }: Conversation): Promise<ReceptionAnswer> {
    const { locale, timezone: home } = tenant;
    const asked = teamId ?? (await this.teams.defaultId(tenant));
    const team = asked === undefined ? undefined : await this.teams.lookup(tenant, asked);
    const timezone = team?.timezone ?? home;
    const now = DateTime.fromJSDate(at, { zone: timezone }).startOf('second');
    return {
      ok: true,
      say: phrases[locale].itIs(spokenMoment(at, timezone, locale, home)),
      now: now.toISO({ suppressMilliseconds: true }),
      date: now.toISODate(),
      weekday: now.setLocale(locale).weekdayLong,
      timezone,
    };
  }
}
