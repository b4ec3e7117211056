import { useLingui } from '@lingui/react';
import { Alert, List, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ApiError } from '../api/client';
import { Icon } from '../icons/icon';
import { errorText } from './error-text';
import { refusedFields } from './refused-fields';
import { RequestId } from './request-id';

interface Props {
  error: unknown;
  /** In words of the page's own; undefined: the common ones. */
  text?: string;
}

/** Why something that was sent has not been done; it takes the focus. What was typed stays. */
export function Problem({ error, text }: Props) {
  const { i18n } = useLingui();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) alert.current?.focus();
  }, [error]);
  const fields = refusedFields(error);
  return (
    <Alert ref={alert} tabIndex={-1} role="alert" color="red" icon={<Icon name="alert" />}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text ?? errorText(error, i18n)}</Text>
        {text === undefined && fields.length > 0 && (
          <List size="sm">
            {fields.map(({ field, message }) => (
              <List.Item key={field}>{`${field}: ${message}`}</List.Item>
            ))}
          </List>
        )}
        {error instanceof ApiError && error.status >= 500 && <RequestId id={error.requestId} />}
      </Stack>
    </Alert>
  );
}
