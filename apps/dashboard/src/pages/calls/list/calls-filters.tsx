import { useLingui } from '@lingui/react';
import { NativeSelect, TextInput } from '@mantine/core';
import type { Call } from '@team-selector/client';
import { Filters } from '../../../shared/lists/filters';
import { dayParam, oneOfParam, textParam } from '../../../shared/search/params';
import { outcomeText } from '../outcome-badge';
import { reasonText } from '../reason-text';
import { type CallsFilter, OUTCOMES, REASONS } from '../search';
import { useAgents } from '../use-agents';
import { useGo } from '../use-go';

/** What the list shows; the address says the same. */
export function CallsFilters({ filter, seen }: { filter: CallsFilter; seen: readonly Call[] }) {
  const { i18n } = useLingui();
  const go = useGo();
  const agents = useAgents(seen, filter.agent);
  const any = { value: '', label: i18n.t('calls.filter.any') };
  return (
    <Filters count={Object.keys(filter).length} onReset={() => go.to({})}>
      <NativeSelect
        label={i18n.t('calls.agent')}
        data={[any, ...agents]}
        value={filter.agent ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ agent: textParam(value, 200) })}
      />
      <NativeSelect
        label={i18n.t('calls.outcome')}
        data={[any, ...OUTCOMES.map((value) => ({ value, label: i18n._(outcomeText(value)) }))]}
        value={filter.outcome ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ outcome: oneOfParam(OUTCOMES, value) })}
      />
      <NativeSelect
        label={i18n.t('calls.reason')}
        data={[any, ...REASONS.map((value) => ({ value, label: reasonText(value, i18n) }))]}
        value={filter.reason ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ reason: oneOfParam(REASONS, value) })}
      />
      <TextInput
        type="date"
        label={i18n.t('calls.filter.from')}
        value={filter.from ?? ''}
        onChange={({ currentTarget: { value } }) => go.with({ from: dayParam(value) })}
      />
    </Filters>
  );
}
