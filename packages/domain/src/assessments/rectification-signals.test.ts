import { expect, test } from 'vitest';
import { addDays } from '../time/day.ts';
import { findSignals, signalNames, type SentRectification, type Signal } from './rectification-signals.ts';

const verbs = [
  '修订',
  '补齐',
  '清理',
  '公布',
  '核定',
  '建立',
  '选派',
  '压减',
  '归并',
  '撤销',
  '约定',
  '重排',
];
const things = [
  '会议制度',
  '学习记录',
  '工作群',
  '接待标准',
  '收缴台账',
  '轮训名单',
  '通知简报',
  '联系点',
  '值班安排',
  '岗位清单',
  '支部设置',
  '调研计划',
];
const ends = [
  '逐月自查',
  '按季公示',
  '报上级备案',
  '由专人负责',
  '年底复核',
  '纳入培训',
  '张榜三日',
  '召开座谈',
  '限期办理',
  '交叉互查',
];

/** Rectifications of many units, honest ones and ones made up in a known way; which is which is the truth. */
function seeded() {
  let state = 20_240_620;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 12) % below;
  };
  const truth = new Map<string, Set<Signal>>();
  const all: SentRectification[] = [];
  const add = (change: Partial<SentRectification>, ...signals: Signal[]) => {
    const no = all.length;
    const raisedOn = addDays('2024-01-08', next(90));
    const dueOn = addDays(raisedOn, 60);
    const part = () => `${verbs[next(12)]}${things[next(12)]}${ends[next(10)]}`;
    const sentOn = addDays(dueOn, -1 - next(30));
    const one: SentRectification = {
      id: String(no),
      unitId: `u${no % 40}`,
      raisedOn,
      dueOn,
      sentOn,
      result: `${part()}，${part()}，${part()}，涉及${no * 13 + 7}人次`,
      evidence: [{ what: `存档〔${2_000 + no}〕卷`, on: addDays(change.raisedOn ?? raisedOn, 5) }],
      ...change,
    };
    all.push(one);
    truth.set(one.id, new Set(signals));
  };
  for (let at = 0; at < 200; at += 1) add({});
  for (let at = 0; at < 10; at += 1)
    for (let twin = 0; twin < 2; twin += 1)
      add({ evidence: [{ what: `会议纪要 第${at}号`, on: '2024-09-01' }] }, 'sameEvidence');
  for (let at = 0; at < 5; at += 1)
    for (let twin = 0; twin < 3; twin += 1)
      add(
        { unitId: `bulk${at}`, dueOn: '2024-06-28', sentOn: '2024-06-28', raisedOn: '2024-03-01' },
        'bulkAtTheEnd',
      );
  for (let at = 0; at < 10; at += 1)
    for (let twin = 0; twin < 2; twin += 1)
      add(
        {
          unitId: `copy${at}-${twin}`,
          result: `针对${things[at]}问题，${verbs[at]}${things[at + 1]}，${ends[at]}，并举一反三开展全面自查${twin === 0 ? '' : '。'}`,
        },
        'copiedText',
      );
  for (let at = 0; at < 12; at += 1)
    add(
      {
        raisedOn: '2024-03-01',
        dueOn: '2024-05-30',
        sentOn: '2024-05-01',
        evidence: [{ what: `旧卷${at}`, on: '2023-06-01' }],
      },
      'evidenceOlder',
    );
  return { all, truth };
}

test('made-up rectifications are pointed at, honest ones are left alone', () => {
  const { all, truth } = seeded();
  const shown = all.map((one) => [one.id, findSignals(one, all).map(({ signal }) => signal)] as const);
  const figures = signalNames.map((signal) => {
    const found = new Set(shown.flatMap(([id, signals]) => (signals.includes(signal) ? [id] : [])));
    const real = new Set([...truth].flatMap(([id, signals]) => (signals.has(signal) ? [id] : [])));
    const hits = [...found].filter((id) => real.has(id)).length;
    return { signal, precision: hits / found.size, recall: hits / real.size, found: found.size };
  });
  console.table(figures);
  for (const { signal, precision, recall } of figures) {
    expect(precision, `${signal} precision`).toBeGreaterThanOrEqual(0.9);
    expect(recall, `${signal} recall`).toBeGreaterThanOrEqual(0.95);
  }
});

test('a signal names what it speaks of and never a figure', () => {
  const { all } = seeded();
  for (const one of all.slice(-60))
    for (const signal of findSignals(one, all)) {
      expect(Object.keys(signal).sort()).toEqual(['signal', 'with']);
      expect(signal.with).not.toContain(one.id);
    }
});
