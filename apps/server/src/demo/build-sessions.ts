import type { SessionType } from '@gangmu/domain/kinds/session-type';
import type { DemoPerson } from './build-people.ts';
import type { DemoUnit } from './build-units.ts';
import { pick } from './random.ts';

export interface DemoSession {
  readonly id: string;
  readonly unit: DemoUnit;
  readonly tags: readonly SessionType[];
  readonly heldOn: string;
  readonly minutes: number;
  readonly place: string;
  readonly host: string;
  readonly topics: readonly string[];
  readonly absent: readonly string[];
  readonly expected: number;
}

const topics = [
  '学习党的创新理论',
  '学习党章党规',
  '讨论支部工作计划',
  '交流学习体会',
  '研究服务群众事项',
  '学习纪律处分条例',
];
const places = ['一层会议室', '党员活动室', '三层会议室', '线上与现场结合'];

/** Days of the theme day and its companions, January to May; June is partly still to come. */
const months: readonly { day: string; tags: readonly SessionType[]; minutes: number }[] = [
  { day: '2024-01-19', tags: ['themePartyDay'], minutes: 180 },
  { day: '2024-02-23', tags: ['themePartyDay'], minutes: 180 },
  { day: '2024-03-22', tags: ['themePartyDay', 'partyLecture', 'branchGeneralMeeting'], minutes: 240 },
  { day: '2024-04-19', tags: ['themePartyDay', 'branchGeneralMeeting'], minutes: 180 },
  { day: '2024-05-17', tags: ['themePartyDay'], minutes: 180 },
];

/**
 * Half a year of sessions of every branch. `isPilot` names the branch whose June is left to be recorded;
 * `metJune` and `metQuarter` say how many branches of the detailed department have done theirs.
 */
export function buildSessions(
  branches: readonly DemoUnit[],
  membersOf: ReadonlyMap<string, readonly DemoPerson[]>,
  pilotId: string,
  detailedId: string,
  newId: () => string,
  random: () => number,
): DemoSession[] {
  const sessions: DemoSession[] = [];
  const detailed = branches.filter((unit) => unit.departmentId === detailedId && unit.id !== pilotId);
  const june = new Set(detailed.slice(0, 41).map((unit) => unit.id));
  const noMeeting = new Set(detailed.slice(-8).map((unit) => unit.id)); // 84 obliged, 78 met, 6 to come; the last two are exempt
  for (const unit of branches) {
    const members = membersOf.get(unit.id) ?? [];
    const hold = (heldOn: string, tags: readonly SessionType[], minutes: number) => {
      const absent = members.filter(() => random() < 0.06).map((member) => member.id);
      sessions.push({
        id: newId(),
        unit,
        tags,
        heldOn,
        minutes,
        place: pick(random, places),
        host: members[0]?.name ?? '',
        topics: [pick(random, topics)],
        absent: unit.id === pilotId ? [] : absent,
        expected: members.length,
      });
    };
    for (const { day, tags, minutes } of months) {
      const held =
        noMeeting.has(unit.id) && day.startsWith('2024-04')
          ? tags.filter((tag) => tag !== 'branchGeneralMeeting')
          : tags;
      hold(day, held, minutes);
    }
    const isDetailed = unit.departmentId === detailedId;
    if (isDetailed ? june.has(unit.id) : unit.id !== pilotId && random() < 0.5)
      hold('2024-06-14', ['themePartyDay', ...(random() < 0.5 ? (['partyLecture'] as const) : [])], 180);
    if (members.filter((member) => member.status === 'full').length >= 7) {
      for (const month of ['01', '02', '03', '04', '05', '06'])
        if (month !== '06' || random() < 0.7) hold(`2024-${month}-11`, ['branchCommitteeMeeting'], 60);
    }
  }
  return sessions;
}
