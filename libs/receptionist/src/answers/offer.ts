import type { FirstSlots } from '@app/availability';
import { spokenMoment } from '@app/speech';
import type { TenantContext } from '@app/tenancy';
import type { ReceptionAnswer } from './answer';
import { phrases } from './phrases';

type Listener = Pick<TenantContext, 'locale' | 'timezone'>;

/** Free times, with the zone named where it is not the listener's. */
export function offerOf({ slots, more, timezone }: FirstSlots, { locale, timezone: home }: Listener): ReceptionAnswer {
  if (slots.length === 0) return { ok: true, say: phrases[locale].nothingFree, available: false, slots: [], timezone };
  const offered = slots.map(({ start, slot_id }) => ({
    slot_id,
    start,
    spoken: spokenMoment(new Date(start), timezone, locale, home),
  }));
  return {
    ok: true,
    say: phrases[locale].offer(offered.map(({ spoken }) => spoken)),
    available: true,
    slots: offered,
    more,
    timezone,
  };
}
