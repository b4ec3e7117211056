import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/paths';
import classes from './state-badge.module.css';

/** How a state is shown: never by its colour alone. */
export interface StateLook {
  text: MessageDescriptor;
  icon: IconName;
  color: string;
}

export function StateBadge({ look: { text, icon, color } }: { look: StateLook }) {
  const { i18n } = useLingui();
  return (
    <Badge
      className={classes.badge}
      color={color}
      variant="light"
      size="lg"
      tt="none"
      leftSection={<Icon name={icon} size={16} />}
    >
      {i18n._(text)}
    </Badge>
  );
}
