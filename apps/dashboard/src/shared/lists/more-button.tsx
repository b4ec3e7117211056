import { useLingui } from '@lingui/react';
import { Center } from '@mantine/core';
import { BusyButton } from '../states/busy-button';

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Below a list: its next page. */
export function MoreButton({ list }: Props) {
  const { i18n } = useLingui();
  if (!list.hasNextPage) return null;
  return (
    <Center mt="md">
      <BusyButton variant="default" isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {i18n.t('shared.more')}
      </BusyButton>
    </Center>
  );
}
