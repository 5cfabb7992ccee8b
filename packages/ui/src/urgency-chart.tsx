import { urgencies, type Urgency } from '@gangmu/domain/responsibilities/urgency';
import type { Standing } from '@gangmu/domain/responsibilities/tally';
import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useAppearance } from './appearance.tsx';
import { useLabel } from './language.tsx';

register([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const shown: readonly Urgency[] = ['done', 'green', 'yellow', 'red', 'redPlus', 'standing', 'grey'];
const paints: Record<'light' | 'dark', Record<Urgency, string>> = {
  light: {
    done: '#9bb8a0',
    green: '#2f6b3a',
    yellow: '#d09a2c',
    red: '#b3261e',
    redPlus: '#6d0f0a',
    standing: '#8d867d',
    grey: '#d8d2c9',
  },
  dark: {
    done: '#4f6b55',
    green: '#8fcf9a',
    yellow: '#e6bb62',
    red: '#f59186',
    redPlus: '#ffc9c2',
    standing: '#8d867d',
    grey: '#4a443d',
  },
};

/** Responsibilities of each unit by state, in the order of unit codes; described in words for who cannot see it. */
export function UrgencyChart({
  units,
  label,
}: {
  units: readonly { name: string; total: Standing }[];
  label: string;
}) {
  const say = useLabel();
  const { appearance } = useAppearance();
  const place = useRef<HTMLDivElement>(null);
  // The chart library draws outside React: made, resized and disposed of here.
  useEffect(() => {
    if (!place.current) return undefined;
    const chart = init(place.current, null, { renderer: 'svg' });
    const line = appearance === 'light' ? '#e9e4dd' : '#35302b';
    const ink = appearance === 'light' ? '#24201c' : '#efeae4';
    chart.setOption({
      aria: {
        enabled: true,
        label: {
          description: `${label}: ${units.map(({ name, total }) => `${name} ${total.closed}/${total.of}`).join(', ')}`,
        },
      },
      animation: false,
      textStyle: { color: ink },
      legend: { top: 0, textStyle: { color: ink } },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      grid: { left: 8, right: 8, bottom: 8, top: 36, containLabel: true },
      xAxis: {
        type: 'category',
        data: units.map(({ name }) => name),
        axisLabel: { color: ink, interval: 0 },
      },
      yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: { lineStyle: { color: line } } },
      series: shown.map((urgency) => ({
        type: 'bar',
        stack: 'all',
        name: `${urgencies[urgency].mark} ${say(urgencies[urgency])}`,
        data: units.map(({ total }) => total.colours[urgency]),
        itemStyle: { color: paints[appearance][urgency] },
      })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [units, appearance, label, say]);
  return <div ref={place} role="img" aria-label={label} style={{ height: 300 }} />;
}
