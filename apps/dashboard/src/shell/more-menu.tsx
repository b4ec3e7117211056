import { useLingui } from '@lingui/react';
import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../shared/icons/icon';
import classes from './nav-link.module.css';
import type { NavEntry } from './navigation';

export function MoreMenu({ entries }: { entries: readonly NavEntry[] }) {
  const { i18n } = useLingui();
  return (
    <Menu position="top-end" width={220}>
      <Menu.Target>
        <button type="button" className={classes.bar}>
          <Icon name="more" />
          <span>{i18n.t('shared.nav.more')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ to, label, icon }) => (
          <Menu.Item key={to} component={Link} to={to} leftSection={<Icon name={icon} />} mih={44}>
            {i18n._(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
