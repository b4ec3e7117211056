import { Select, type SelectProps } from '@mantine/core';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'defaultValue'> {
  options: readonly { id: number; name: string }[];
  /** What no choice means here. */
  none: string;
  value?: number | null;
  onChange?: (id: number | null) => void;
}

const NONE = 'none';

/** One of some named things by its id, or none. */
export function IdSelect({ options, none, value, onChange, ...props }: Props) {
  return (
    <Select
      {...props}
      data={[{ value: NONE, label: none }, ...options.map(({ id, name }) => ({ value: String(id), label: name }))]}
      value={value == null ? NONE : String(value)}
      onChange={(chosen) => onChange?.(chosen === null || chosen === NONE ? null : Number(chosen))}
      allowDeselect={false}
    />
  );
}
