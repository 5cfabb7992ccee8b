import { planSteps } from '../items/plan-state.ts';
import { listRecordDefinitions } from '../kinds/find-record-definition.ts';
import type { Label } from '../label.ts';
import type { RefusalReason } from '../refusal.ts';
import { assignmentSteps } from '../responsibilities/assignment-state.ts';

/** What an entry of the audit is about, in words. */
const nouns: Readonly<Record<string, Label>> = {
  account: { zh: '账号', en: 'Account' },
  assignment: { zh: '责任', en: 'Task' },
  burden: { zh: '负担', en: 'Burden' },
  calendar: { zh: '日历', en: 'Calendar' },
  designation: { zh: '评选命名', en: 'Title' },
  digest: { zh: '提醒', en: 'Reminder' },
  export: { zh: '数据导出', en: 'Export' },
  election: { zh: '换届', en: 'Election' },
  grant: { zh: '授权', en: 'Grant' },
  inspection: { zh: '督查', en: 'Inspection' },
  mailAddress: { zh: '提醒邮箱', en: 'Mail address' },
  measure: { zh: '举措', en: 'Measure' },
  obligation: { zh: '定期义务', en: 'Standing duty' },
  paper: { zh: '公文', en: 'Paper' },
  paperTemplate: { zh: '公文模板', en: 'Template' },
  parameter: { zh: '参数', en: 'Figure' },
  person: { zh: '党员', en: 'Member' },
  plan: { zh: '要点', en: 'Plan' },
  post: { zh: '职务', en: 'Post' },
  record: { zh: '工作记录', en: 'Record' },
  restrictedReturn: { zh: '限定统计', en: 'Restricted return' },
  sheet: { zh: '表格导入', en: 'Sheet' },
  slip: { zh: '督办单', en: 'Supervision slip' },
  snapshot: { zh: '年度快照', en: 'Snapshot' },
  survey: { zh: '匿名调研', en: 'Survey' },
  token: { zh: '令牌', en: 'Token' },
  unit: { zh: '单位', en: 'Unit' },
};

/** What was done, where no step of a plan, a task or a record says it. */
const acts: Readonly<Record<string, Label>> = {
  accept: { zh: '接收', en: 'Accept' },
  addTemplate: { zh: '加入模板', en: 'Add a template' },
  answer: { zh: '答复', en: 'Answer' },
  appoint: { zh: '任命', en: 'Appoint' },
  askExtension: { zh: '申请延期', en: 'Ask for an extension' },
  attach: { zh: '附上文件', en: 'Attach a file' },
  build: { zh: '拟定', en: 'Build' },
  cancel: { zh: '取消', en: 'Cancel' },
  carryOver: { zh: '结转', en: 'Carry over' },
  change: { zh: '修改', en: 'Change' },
  changeMeasures: { zh: '修改举措', en: 'Change measures' },
  changePassword: { zh: '修改密码', en: 'Change the password' },
  cite: { zh: '引用事实', en: 'Cite a fact' },
  close: { zh: '结束', en: 'Close' },
  completions: { zh: '培训结业', en: 'Completions' },
  create: { zh: '新建', en: 'Create' },
  createMachine: { zh: '新建系统账号', en: 'Create a machine account' },
  createMany: { zh: '成批新建', en: 'Create many' },
  decideExtension: { zh: '批复延期', en: 'Decide on an extension' },
  disable: { zh: '停用或启用', en: 'Disable or enable' },
  download: { zh: '下载', en: 'Download' },
  draft: { zh: '填报', en: 'Draft' },
  draw: { zh: '抽取', en: 'Draw' },
  end: { zh: '免去', en: 'End' },
  exempt: { zh: '免办', en: 'Exempt' },
  give: { zh: '发放', en: 'Give' },
  grant: { zh: '授予', en: 'Grant' },
  import: { zh: '导入', en: 'Import' },
  importYear: { zh: '导入年度', en: 'Import a year' },
  issue: { zh: '发出', en: 'Issue' },
  make: { zh: '生成', en: 'Make' },
  mark: { zh: '评分', en: 'Mark' },
  members: { zh: '党员', en: 'Members' },
  mergeMeasures: { zh: '合并举措', en: 'Merge measures' },
  move: { zh: '调整隶属', en: 'Move' },
  moveMeasure: { zh: '移动举措', en: 'Move a measure' },
  nameHandler: { zh: '指定经办人', en: 'Name the handler' },
  object: { zh: '提出异议', en: 'Object' },
  open: { zh: '开始', en: 'Open' },
  publish: { zh: '公布', en: 'Publish' },
  redeem: { zh: '领用账号', en: 'Redeem the code' },
  remind: { zh: '发出提醒函', en: 'Send letters' },
  removeEvidence: { zh: '移除佐证', en: 'Remove evidence' },
  reply: { zh: '答复', en: 'Reply' },
  resetCode: { zh: '重发一次性口令', en: 'Issue a new code' },
  retitle: { zh: '修改标题', en: 'Retitle' },
  revoke: { zh: '吊销', en: 'Revoke' },
  seal: { zh: '封存', en: 'Seal' },
  secondFactor: { zh: '设置动态口令', en: 'Set the second factor' },
  set: { zh: '设定', en: 'Set' },
  setAddress: { zh: '设定邮箱', en: 'Set the address' },
  setPanel: { zh: '确定评审组', en: 'Set the panel' },
  setTeam: { zh: '确定督查组', en: 'Set the team' },
  sign: { zh: '签发', en: 'Sign' },
  signIn: { zh: '登录', en: 'Sign in' },
  speak: { zh: '反映', en: 'Speak' },
  splitMeasure: { zh: '拆分举措', en: 'Split a measure' },
  tasks: { zh: '任务分工', en: 'Tasks' },
  trigger: { zh: '启动', en: 'Trigger' },
  undo: { zh: '撤回上一步', en: 'Undo' },
  units: { zh: '单位', en: 'Units' },
  withdraw: { zh: '收回', en: 'Withdraw' },
  withdrawTemplate: { zh: '停用模板', en: 'Withdraw a template' },
};

/** How it ended. */
const outcomes: Readonly<Record<'done' | RefusalReason, Label>> = {
  done: { zh: '已完成', en: 'Done' },
  'signed-out': { zh: '拒绝：未登录', en: 'Refused: signed out' },
  'not-found': { zh: '拒绝：无此对象或无权查看', en: 'Refused: not found' },
  'not-allowed': { zh: '拒绝：无权办理', en: 'Refused: not allowed' },
  'second-person-needed': { zh: '拒绝：须由另一人办理', en: 'Refused: needs a second person' },
  'changed-meanwhile': { zh: '拒绝：内容已被他人修改', en: 'Refused: changed meanwhile' },
  'not-in-this-state': { zh: '拒绝：当前状态不能办理', en: 'Refused: not in this state' },
  'key-used-for-something-else': { zh: '拒绝：请求编号重复', en: 'Refused: key used before' },
  'already-exists': { zh: '拒绝：已存在', en: 'Refused: exists already' },
  'has-gaps': { zh: '拒绝：内容不全', en: 'Refused: has gaps' },
  'over-budget': { zh: '拒绝：超出负担预算', en: 'Refused: over budget' },
  'asked-before': { zh: '拒绝：已有相近要求', en: 'Refused: asked before' },
  invalid: { zh: '拒绝：内容有误', en: 'Refused: invalid' },
  'too-many': { zh: '拒绝：过于频繁', en: 'Refused: too many' },
  unavailable: { zh: '未完成：服务暂停', en: 'Not done: unavailable' },
  'wrong-method': { zh: '拒绝：方法有误', en: 'Refused: wrong method' },
};

const stepsOf: Readonly<Record<string, () => Iterable<readonly [string, Label]>>> = {
  plan: () => Object.entries(planSteps).map(([name, { label }]) => [name, label]),
  assignment: () => Object.entries(assignmentSteps).map(([name, { label }]) => [name, label]),
  record: () =>
    listRecordDefinitions().flatMap(({ steps }) =>
      Object.entries(steps).map(([name, { label }]): [string, Label] => [name, label]),
    ),
};

/** `account.signIn` as 账号：登录. A name nobody has words for stays as it is. */
export function auditWords(verb: string): Label {
  const [noun = '', act = ''] = verb.split('.');
  const what = nouns[noun];
  const done = findAct(noun, act);
  return what && done
    ? { zh: `${what.zh}：${done.zh}`, en: `${what.en}: ${done.en.toLowerCase()}` }
    : { zh: verb, en: verb };
}

/** How an entry ended, in words: `done`, or the reason of a refusal. */
export function outcomeWord(outcome: string): Label {
  return new Map<string, Label>(Object.entries(outcomes)).get(outcome) ?? { zh: outcome, en: outcome };
}

/** The subject of an entry in a word. */
export function subjectWord(type: string): Label {
  return nouns[type] ?? { zh: type, en: type };
}

/** Steps of several types may bear one name: then the first two ways of saying it stand side by side. */
function findAct(noun: string, act: string): Label | undefined {
  const labels = [...(stepsOf[noun]?.() ?? [])].filter(([name]) => name === act).map(([, label]) => label);
  const distinct = [...new Map(labels.map((label) => [label.zh, label])).values()].slice(0, 2);
  if (distinct.length === 0) return acts[act];
  return { zh: distinct.map(({ zh }) => zh).join('／'), en: distinct.map(({ en }) => en).join(' / ') };
}
