import { useLingui } from '@lingui/react';
import { Button, Stack } from '@mantine/core';
import { ApiError } from '../api/client';
import { Icon } from '../icons/icon';
import { errorText } from './error-text';
import { Forbidden } from './forbidden';
import { Notice } from './notice';
import { RequestId } from './request-id';

/** Asking has failed: why, what names the request in the log, and asking again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { i18n } = useLingui();
  const isRefusal = error instanceof ApiError;
  if (isRefusal && (error.status === 403 || error.status === 404)) return <Forbidden />;
  return (
    <div role="alert">
      <Notice icon="alert" text={errorText(error, i18n)}>
        <Stack align="center" gap="sm">
          {onRetry && (
            <Button variant="default" onClick={onRetry} leftSection={<Icon name="refresh" size={18} />}>
              {i18n.t('shared.retry')}
            </Button>
          )}
          {isRefusal && error.status >= 500 && <RequestId id={error.requestId} />}
        </Stack>
      </Notice>
    </div>
  );
}
