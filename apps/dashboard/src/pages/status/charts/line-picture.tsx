import { useLingui } from '@lingui/react';
import { Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useMe } from '../../../shared/session/use-me';
import { timeText } from '../../../shared/time/formats';
import type { ChartProps } from './chart-props';

const HEIGHT = 180;
const MARGIN = { top: 8, right: 16, bottom: 0, left: 0 };
const TICK = { fill: 'var(--mantine-color-dimmed)', fontSize: 12 };
const LINE = 'light-dark(#1f6f88, #8cc3d3)';

/** Left out by assistive technology, which has the table. */
export function LinePicture({ samples, field, most }: ChartProps) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  return (
    <div aria-hidden="true" style={{ height: HEIGHT }}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart data={[...samples]} margin={MARGIN} accessibilityLayer={false} style={{ color: LINE }}>
          <XAxis
            dataKey="at"
            type="number"
            domain={['dataMin', 'dataMax']}
            tickFormatter={(at: number) => timeText(new Date(at), timezone, i18n.locale)}
            tick={TICK}
            minTickGap={48}
          />
          <YAxis width={40} domain={[0, most ?? 'auto']} allowDecimals={false} tick={TICK} />
          <Line
            dataKey={field}
            type="stepAfter"
            stroke="currentColor"
            strokeWidth={2}
            dot={samples.length < 2}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
