import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { PageHeading } from '../../../shared/access/page-heading';
import { Section } from '../frame/section';
import { CalcomForm } from './calcom-form';
import { KeyState } from './key-state';

export function CalcomPage() {
  const { i18n } = useLingui();
  return (
    <>
      <PageHeading>{i18n.t('settings.calcom.heading')}</PageHeading>
      <Stack gap="lg">
        <KeyState />
        <Section heading={i18n.t('settings.calcom.new_key')} lead={i18n.t('settings.calcom.lead')}>
          <CalcomForm />
        </Section>
      </Stack>
    </>
  );
}
