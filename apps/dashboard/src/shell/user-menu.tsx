import { useLingui } from '@lingui/react';
import { Button, Menu, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Icon } from '../shared/icons/icon';
import { signOut } from '../shared/session/session';
import { useMe } from '../shared/session/use-me';
import { LanguageItems } from './language-items';

// Loads a new document, so that nothing of this user stays in memory.
const leave = (): void => void signOut().then(() => window.location.assign('/signin'));

/** Who is signed in, the language, and the way out. */
export function UserMenu({ isShort = false }: { isShort?: boolean }) {
  const { i18n } = useLingui();
  const { email } = useMe();
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
          styles={{ label: { minWidth: 0 }, inner: { minWidth: 0 } }}
          leftSection={<Icon name="person" />}
          aria-label={i18n.t('shared.user_menu', { email })}
        >
          {isShort ? undefined : (
            <Text size="sm" truncate>
              {email}
            </Text>
          )}
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
