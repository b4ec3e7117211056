import { useLingui } from '@lingui/react';
import { Paper, Stack, Text, Title } from '@mantine/core';
import { PageHeading } from '../../shared/access/page-heading';
import { useMe } from '../../shared/session/use-me';
import { PasswordForm } from './password-form';

/** The settings of the signed-in user. */
export function AccountPage() {
  const { i18n } = useLingui();
  const { email } = useMe();
  return (
    <>
      <PageHeading>{i18n.t('account.heading')}</PageHeading>
      <Paper component="section" withBorder p="lg" maw={520} aria-labelledby="password">
        <Stack>
          <Title order={2} size="h4" id="password">
            {i18n.t('account.password')}
          </Title>
          <Text size="sm" c="dimmed">
            {i18n.t('account.lead', { email })}
          </Text>
          <PasswordForm />
        </Stack>
      </Paper>
    </>
  );
}
