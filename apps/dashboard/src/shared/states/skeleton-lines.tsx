import { Skeleton, Stack } from '@mantine/core';

/** For a list: about as many lines as it will have. */
export function SkeletonLines({ count = 5, height = 44 }: { count?: number; height?: number }) {
  return (
    <Stack gap="xs">
      {Array.from({ length: count }, (_, line) => (
        <Skeleton key={line} height={height} radius="md" />
      ))}
    </Stack>
  );
}
