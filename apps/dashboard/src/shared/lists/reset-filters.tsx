import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import { Icon } from '../icons/icon';

export function ResetFilters({ onReset }: { onReset: () => void }) {
  const { i18n } = useLingui();
  return (
    <Button variant="subtle" onClick={onReset} leftSection={<Icon name="close" size={16} />}>
      {i18n.t('shared.filters.reset')}
    </Button>
  );
}
