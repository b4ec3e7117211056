import { Group, Text } from '@mantine/core';
import { useMe } from '../shared/session/use-me';
import { UserMenu } from './user-menu';

/** On a phone. */
export function TopBar() {
  const { company } = useMe();
  return (
    <Group h="100%" justify="space-between" wrap="nowrap">
      <Text fw={650} truncate>
        {company.name}
      </Text>
      <UserMenu isShort />
    </Group>
  );
}
