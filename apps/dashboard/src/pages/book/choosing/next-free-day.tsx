import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import { dayText } from '../../../shared/time/formats';
import { useGo } from '../use-go';

/** On a full day: the way to the next one that is not. */
export function NextFreeDay({ days, after }: { days: readonly string[]; after: string }) {
  const { i18n } = useLingui();
  const go = useGo();
  const next = days.toSorted().find((day) => day > after);
  if (next === undefined) return null;
  return (
    <Button variant="light" onClick={() => go({ day: next })}>
      {i18n.t('book.next_free_day', { day: dayText(`${next}T12:00:00Z`, 'UTC', i18n.locale) })}
    </Button>
  );
}
