import { Select, type SelectProps } from '@mantine/core';
import { useTeams } from '../../../shared/teams/teams';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'defaultValue'> {
  /** What no team means here. */
  none: string;
  value?: number | null;
  onChange?: (teamId: number | null) => void;
}

const NONE = 'none';

/** A team by its id, or none. */
export function TeamSelect({ none, value, onChange, ...props }: Props) {
  const { data = [] } = useTeams();
  return (
    <Select
      {...props}
      data={[{ value: NONE, label: none }, ...data.map(({ id, name }) => ({ value: String(id), label: name }))]}
      value={value == null ? NONE : String(value)}
      onChange={(chosen) => onChange?.(chosen === null || chosen === NONE ? null : Number(chosen))}
      allowDeselect={false}
    />
  );
}
