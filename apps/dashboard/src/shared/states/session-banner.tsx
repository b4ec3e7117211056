import { useLingui } from '@lingui/react';
import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { announce } from '../access/announcements';
import { sessionExpired } from '../api/expiry';
import { useStore } from '../api/store';
import { useMe } from '../session/use-me';
import { useLentFocus } from './use-lent-focus';

/** Loaded on demand: few users need it, and never on the first load. */
const SignInForm = lazy(() => import('../session/sign-in-form').then(({ SignInForm: it }) => ({ default: it })));

/** Lets the user sign in again in place when the session has ended; the page keeps its state and input. */
export function SessionBanner() {
  const { i18n } = useLingui();
  const isExpired = useStore(sessionExpired);
  const { email } = useMe();
  const queries = useQueryClient();
  useEffect(() => {
    if (isExpired) announce(i18n.t('shared.session.expired'), 'assertive');
  }, [isExpired, i18n]);
  const sentence = useLentFocus<HTMLParagraphElement>(isExpired);
  if (!isExpired) return null;
  return (
    <Paper component="section" withBorder p="md" mb="md" maw={480} aria-label={i18n.t('shared.session.region')}>
      <Stack gap="sm">
        <Text ref={sentence} tabIndex={-1}>
          {i18n.t('shared.session.expired')}
        </Text>
        <Suspense>
          <SignInForm knownEmail={email} onSignedIn={() => void queries.invalidateQueries()} />
        </Suspense>
        <Anchor href="/signin" size="sm">
          {i18n.t('shared.session.other_user')}
        </Anchor>
      </Stack>
    </Paper>
  );
}
