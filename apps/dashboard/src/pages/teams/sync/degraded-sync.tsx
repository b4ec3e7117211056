import { useLingui } from '@lingui/react';
import { Alert, Stack, Text } from '@mantine/core';
import type { ApiError } from '../../../shared/api/client';
import { Icon } from '../../../shared/icons/icon';
import { RequestId } from '../../../shared/states/request-id';

/** Cal.com could not be asked: the teams below are the last known ones. */
export function DegradedSync({ error }: { error: ApiError }) {
  const { i18n } = useLingui();
  return (
    <Alert role="alert" color="yellow" icon={<Icon name="alert" />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {error.code === 'overloaded' ? i18n.t('teams.sync.overloaded') : i18n.t('teams.sync.degraded')}
        </Text>
        <RequestId id={error.requestId} />
      </Stack>
    </Alert>
  );
}
