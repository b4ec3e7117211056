import { Box, Stack, Text } from '@mantine/core';
import { useMe } from '../shared/session/use-me';
import { NavLink } from './nav-link';
import { useNavigation } from './use-navigation';
import { UserMenu } from './user-menu';

export function NavRail() {
  const { company } = useMe();
  return (
    <Stack h="100%" gap={4}>
      <Text fw={650} px="sm" pb="md" truncate>
        {company.name}
      </Text>
      {useNavigation().map((entry) => (
        <NavLink key={entry.to} entry={entry} place="rail" />
      ))}
      <Box mt="auto">
        <UserMenu />
      </Box>
    </Stack>
  );
}
