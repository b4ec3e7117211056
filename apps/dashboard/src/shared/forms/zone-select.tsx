import { useLingui } from '@lingui/react';
import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { allZones } from '../time/all-zones';

/** More are found by typing. */
const MAX_SHOWN = 50;

/** One of the zones that the browser knows, and the present one, which it may not know by this name. */
export function ZoneSelect(props: Omit<SelectProps, 'data'>) {
  const { i18n } = useLingui();
  const data = useMemo(() => allZones(props.value ?? undefined), [props.value]);
  return (
    <Select
      {...props}
      data={data}
      searchable
      limit={MAX_SHOWN}
      allowDeselect={false}
      nothingFoundMessage={i18n.t('shared.no_such_zone')}
      maxDropdownHeight={280}
    />
  );
}
