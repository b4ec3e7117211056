import { useLingui } from '@lingui/react';
import { Stack } from '@mantine/core';
import { PageHeading } from '../../shared/access/page-heading';
import { Empty } from '../../shared/states/empty';
import { CallbackSection } from './callback-section';
import { useCallbacks } from './use-callbacks';

/** The callbacks, open ones first. */
export function CallbacksPage() {
  const { i18n } = useLingui();
  const open = useCallbacks(false);
  const done = useCallbacks(true);
  return (
    <>
      <PageHeading>{i18n.t('callbacks.heading')}</PageHeading>
      <Stack gap="xl" maw={820}>
        <CallbackSection
          title={i18n.t('callbacks.open')}
          list={open}
          empty={<Empty text={i18n.t('callbacks.none_open')} />}
        />
        {done.data?.length !== 0 && <CallbackSection title={i18n.t('callbacks.done')} list={done} empty={null} />}
      </Stack>
    </>
  );
}
