import { useLingui } from '@lingui/react';
import { Button, Menu } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Icon } from '../shared/icons/icon';
import { signOut } from '../shared/session/session';
import { useMe } from '../shared/session/use-me';
import { LanguageItems } from './language-items';

/** Who is signed in, the language, and the way out. */
export function UserMenu({ isShort = false }: { isShort?: boolean }) {
  const { i18n } = useLingui();
  const { email } = useMe();
  const navigate = useNavigate();
  const leave = (): void => {
    void signOut().then(() => navigate({ to: '/signin' }));
  };
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          px="sm"
          fullWidth={!isShort}
          justify="flex-start"
          leftSection={<Icon name="person" />}
          aria-label={i18n.t('shared.user_menu', { email })}
        >
          {isShort ? undefined : email}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{email}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<Icon name="person" />}>
          {i18n.t('shared.account')}
        </Menu.Item>
        <Menu.Divider />
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item onClick={leave} leftSection={<Icon name="signOut" />}>
          {i18n.t('shared.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
