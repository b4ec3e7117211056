import { Container } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Failed } from '../shared/states/failed';

/** A page that could not be opened: its code, its texts, or who is signed in. */
export function RouteFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Container component="main" py="xl">
      <Failed error={error} onRetry={retry} />
    </Container>
  );
}
