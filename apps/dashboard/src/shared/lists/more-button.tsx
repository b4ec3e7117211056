import { useLingui } from '@lingui/react';
import { Button, Center } from '@mantine/core';

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Below a list: its next page. */
export function MoreButton({ list }: Props) {
  const { i18n } = useLingui();
  if (!list.hasNextPage) return null;
  return (
    <Center mt="md">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {i18n.t('shared.more')}
      </Button>
    </Center>
  );
}
