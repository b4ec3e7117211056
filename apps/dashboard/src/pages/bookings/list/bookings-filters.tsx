import { useLingui } from '@lingui/react';
import { NativeSelect, TextInput } from '@mantine/core';
import { statusText } from '../../../shared/bookings/status-badge';
import { BOOKING_STATUSES } from '../../../shared/bookings/booking-states';
import { Filters } from '../../../shared/lists/filters';
import { TextFilter } from '../../../shared/lists/text-filter';
import { dayParam, oneOfParam } from '../../../shared/search/params';
import { useTeams } from '../../../shared/teams/teams';
import { type BookingsSearch, SOURCES } from '../search';
import { useGo } from '../use-go';
import { SOURCE_TEXTS } from '../../../shared/bookings/source-text';

/** What the list shows; the address says the same. */
export function BookingsFilters({ filter }: { filter: BookingsSearch }) {
  const { i18n } = useLingui();
  const go = useGo();
  const { data: teams = [] } = useTeams();
  const any = { value: '', label: i18n.t('bookings.filter.any') };
  return (
    <Filters count={Object.keys(filter).length} onReset={() => go.to({})}>
      <NativeSelect
        label={i18n.t('bookings.team')}
        data={[any, ...teams.map(({ id, name }) => ({ value: String(id), label: name }))]}
        value={String(filter.team ?? '')}
        onChange={({ currentTarget: { value } }) => go.with({ team: value === '' ? undefined : Number(value) })}
      />
      <NativeSelect
        label={i18n.t('bookings.status')}
        data={[any, ...STATUSES.map((value) => ({ value, label: i18n._(statusText(value)) }))]}
        value={filter.status ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ status: oneOfParam(BOOKING_STATUSES, value) })}
      />
      <NativeSelect
        label={i18n.t('bookings.source')}
        data={[any, ...SOURCES.map((value) => ({ value, label: i18n._(SOURCE_TEXTS[value]) }))]}
        value={filter.source ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ source: oneOfParam(SOURCES, value) })}
      />
      <TextFilter label={i18n.t('bookings.host')} value={filter.host} onChange={(host) => go.with({ host })} />
      <TextInput
        type="date"
        label={i18n.t('bookings.filter.from')}
        max={filter.to}
        value={filter.from ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ from: dayParam(value) })}
      />
      <TextInput
        type="date"
        label={i18n.t('bookings.filter.to')}
        min={filter.from}
        value={filter.to ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ to: dayParam(value) })}
      />
    </Filters>
  );
}

/** `pending` reads as `unknown` does, and lasts seconds. */
const STATUSES = BOOKING_STATUSES.filter((status) => status !== 'pending');
