import { useLingui } from '@lingui/react';
import { Group, Text } from '@mantine/core';
import { Icon } from '../icons/icon';
import { useMe } from '../session/use-me';
import classes from './banner.module.css';
import { conditionText } from './condition-text';
import { useCondition } from './use-condition';
import { useRecovery } from './use-recovery';

/** The one quiet line above every page that says what does not work now. It goes by itself. */
export function Banner() {
  const { i18n } = useLingui();
  const condition = useCondition();
  useRecovery(condition !== undefined);
  const { company } = useMe();
  return (
    <div role="status">
      {condition && (
        <Group className={classes.banner} gap="sm" wrap="nowrap" id="page-condition">
          <Icon name={condition.kind === 'offline' ? 'offline' : 'alert'} />
          <Text size="sm">{conditionText(condition, company.timezone, i18n)}</Text>
        </Group>
      )}
    </div>
  );
}
