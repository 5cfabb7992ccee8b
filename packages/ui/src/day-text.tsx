import type { Language } from '@gangmu/domain/label';
import { isDay, monthOf, weekdayOf, type Day } from '@gangmu/domain/time/day';
import { useLanguage } from './language.tsx';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = '日一二三四五六';

/** 2024年6月20日（周四） or 20 Jun 2024. */
export function formatDay(value: Day, language: Language, weekday = false): string {
  if (!isDay(value)) return value;
  const [year = '', , date = ''] = value.split('-');
  const month = monthOf(value);
  if (language === 'en') return `${Number(date)} ${months[month - 1]} ${year}`;
  return `${year}年${month}月${Number(date)}日${weekday ? `（周${weekdays[weekdayOf(value)]}）` : ''}`;
}

export function DayText({ day, weekday = false }: { day: Day | null; weekday?: boolean }) {
  const { language } = useLanguage();
  if (day === null) return <span className="quiet">—</span>;
  return <time dateTime={day}>{formatDay(day, language, weekday)}</time>;
}
