import type { Label } from '../label.ts';

/** How a duty stands in a period (domain 5.1, counting 1–5). `ahead` has not begun, `due` is running. */
export const obligationStatuses = {
  met: { zh: '已完成', en: 'Met' },
  metLate: { zh: '补做', en: 'Done late' },
  due: { zh: '本期待办', en: 'Due' },
  missed: { zh: '未完成', en: 'Missed' },
  exempt: { zh: '免办', en: 'Exempt' },
  ahead: { zh: '未到期', en: 'Ahead' },
} as const satisfies Record<string, Label>;

export type ObligationStatus = keyof typeof obligationStatuses;
