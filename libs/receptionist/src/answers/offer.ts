import type { SomeSlots } from '@app/availability';
import { spokenMoment } from '@app/speech';
import type { TenantContext } from '@app/tenancy';
import type { ReceptionAnswer } from './answer';
import { phrases } from './phrases';

type Listener = Pick<TenantContext, 'locale' | 'timezone'>;

interface Slot {
  slot_id: string;
  start: string;
}

/** A slot as it is read out, with its zone if that is not the listener's. */
export const spokenSlot = (
  { slot_id, start }: Slot,
  timezone: string,
  { locale, timezone: home }: Listener,
): Slot & { spoken: string } => ({
  slot_id,
  start,
  spoken: spokenMoment(new Date(start), timezone, locale, home),
});

/** Free times. @param isLater where what is left comes after them, and not in between. */
export function offerOf({ slots, more, timezone }: SomeSlots, listener: Listener, isLater = false): ReceptionAnswer {
  const say = phrases[listener.locale];
  if (slots.length === 0) return { ok: true, say: say.nothingFree, available: false, slots: [], timezone };
  const offered = slots.map((slot) => spokenSlot(slot, timezone, listener));
  const spoken = offered.map((slot) => slot.spoken);
  return {
    ok: true,
    say: more > 0 ? say.offerWithMore(spoken, more, isLater) : say.offer(spoken),
    available: true,
    slots: offered,
    more,
    timezone,
  };
}
