import { useLingui } from '@lingui/react';
import { Alert, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ApiError } from '../../../shared/api/client';
import { Icon } from '../../../shared/icons/icon';
import { BusyButton } from '../../../shared/states/busy-button';
import { RequestId } from '../../../shared/states/request-id';
import { refusalText } from './refusals';

/** Worth sending again as it is: nothing about the request was wrong. */
const isPassing = (error: unknown): boolean =>
  !(error instanceof ApiError) || error.status >= 500 || error.retryAfter !== undefined || error.code === 'in_progress';

/** Why the booking was refused, or that no answer came. */
export function Refusal({ error, onRetry, isBusy }: { error: unknown; onRetry: () => void; isBusy: boolean }) {
  const { i18n } = useLingui();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) alert.current?.focus();
  }, [error]);
  if (!error) return null;
  const isServers = error instanceof ApiError && error.status >= 500;
  return (
    <Alert ref={alert} tabIndex={-1} role="alert" color="red" icon={<Icon name="alert" />}>
      <Stack gap="xs" align="start">
        <Text>{refusalText(error, i18n)}</Text>
        {isPassing(error) && (
          <BusyButton variant="default" isBusy={isBusy} onClick={onRetry}>
            {i18n.t('book.send_again')}
          </BusyButton>
        )}
        {isServers && <RequestId id={error.requestId} />}
      </Stack>
    </Alert>
  );
}
