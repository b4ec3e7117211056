import { useLingui } from '@lingui/react';
import { Center, Paper, Stack, Text } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { PageHeading } from '../../shared/access/page-heading';
import { queryClient } from '../../shared/api/queries';
import { SignInForm } from '../../shared/session/sign-in-form';
import { LanguageButtons } from './language-buttons';

const route = getRouteApi('/signin');

export function SignInPage() {
  const { i18n } = useLingui();
  const { returnTo = '/' } = route.useSearch();
  const router = useRouter();
  const goOn = (): void => {
    queryClient.clear();
    router.history.push(returnTo);
  };
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="lg">
        <Paper withBorder p={{ base: 'lg', sm: 'xl' }} shadow="xs">
          <PageHeading>{i18n.t('signin.heading')}</PageHeading>
          <Text c="dimmed" mt="-sm" mb="lg">
            {i18n.t('signin.lead')}
          </Text>
          <SignInForm onSignedIn={goOn} />
        </Paper>
        <LanguageButtons />
      </Stack>
    </Center>
  );
}
