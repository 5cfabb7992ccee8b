import type { Label } from '../label.ts';
import { actionNames, type Action } from './actions.ts';
import { tokenUse } from './token-use.ts';

type Noun<A extends string> = A extends `${infer N}.${string}` ? N : never;
type Given = {
  [A in Action]: (typeof tokenUse)[A] extends 'read' | 'write' ? A : never;
}[Action];

/** The nouns a token may be given, with what they cover. One that is missing does not compile. */
export const tokenNouns = {
  unit: { zh: '单位', en: 'Units' },
  person: { zh: '人员', en: 'People' },
  post: { zh: '职务', en: 'Posts' },
  plan: { zh: '工作要点', en: 'Work points' },
  snapshot: { zh: '归档快照', en: 'Snapshots' },
  assignment: { zh: '责任任务', en: 'Assignments' },
  burden: { zh: '减负台账', en: 'Burden ledger' },
  obligation: { zh: '义务', en: 'Obligations' },
  session: { zh: '组织生活', en: 'Sessions' },
  training: { zh: '培训', en: 'Training' },
  enrolment: { zh: '培训名额', en: 'Enrolments' },
  hours: { zh: '学时', en: 'Hours of study' },
  register: { zh: '台账', en: 'Registers' },
  campaign: { zh: '活动', en: 'Campaigns' },
  entry: { zh: '活动作品', en: 'Campaign entries' },
  regulation: { zh: '制度', en: 'Regulations' },
  parameter: { zh: '机制参数', en: 'Parameters' },
  election: { zh: '换届', en: 'Elections' },
  quota: { zh: '发展计划', en: 'Development quotas' },
  share: { zh: '发展名额分配', en: 'Shares of quotas' },
  medal: { zh: '纪念章', en: 'Medals' },
  floating: { zh: '流动党员', en: 'Floating members' },
  inspection: { zh: '督查', en: 'Inspections' },
  finding: { zh: '问题整改', en: 'Findings' },
  observation: { zh: '列席旁听', en: 'Observations' },
  selfCheck: { zh: '学查改', en: 'Self-checks' },
  contentRead: { zh: '谁看过', en: 'Who read it' },
  paper: { zh: '公文', en: 'Papers' },
  designation: { zh: '评选方案', en: 'Designations' },
  nomination: { zh: '推荐', en: 'Nominations' },
  title: { zh: '荣誉称号', en: 'Titles' },
  appraisal: { zh: '考核', en: 'Appraisals' },
  calendar: { zh: '工作日历', en: 'Working calendar' },
} as const satisfies Record<Noun<Given>, Label>;

export type TokenNoun = keyof typeof tokenNouns;
export type TokenScope = `${TokenNoun}.${'read' | 'write'}`;

/** Every scope there is, e.g. `assignment.read`; a noun without such an action has none. */
export const tokenScopes = [
  ...new Set(actionNames.flatMap((action) => scopeOf(action) ?? [])),
] as readonly TokenScope[] as readonly [TokenScope, ...TokenScope[]]; // there are some

/** The scope that opens the action; null where no token has it, or each has. */
export function scopeOf(action: Action): TokenScope | null {
  const use = tokenUse[action];
  if (use !== 'read' && use !== 'write') return null;
  return `${action.split('.')[0] as TokenNoun}.${use}`; // nouns of given actions are the keys of the table
}

/** The actions a token with these scopes is narrowed to. Whoever may write a noun may read it. */
export function actionsOf(scopes: readonly TokenScope[]): ReadonlySet<Action> {
  const given = new Set<TokenScope>(scopes);
  return new Set(
    actionNames.filter((action) => {
      if (tokenUse[action] === 'any') return given.size > 0;
      const scope = scopeOf(action);
      if (scope === null) return false;
      const [noun, use] = scope.split('.') as [TokenNoun, string]; // as scopeOf writes it
      return given.has(scope) || (use === 'read' && given.has(`${noun}.write`));
    }),
  );
}
