import type { ClosedReason } from '@gangmu/domain/access/token-use';
import type { Label } from '@gangmu/domain/label';

/** A noun of the interface: the name it has in addresses, and its verbs. */
interface OpenNoun {
  readonly path: string;
  readonly label: Label;
  /** What other systems may call, with what it does; or why this verb stays closed though its right is open. */
  readonly verbs: Readonly<Record<string, Label | ClosedReason>>;
}

const l = (zh: string, en: string): Label => ({ zh, en });

/**
 * The verbs other systems may call (`/api/v1`), a noun each. A procedure that stands neither here nor behind a right that
 * is closed to tokens (`token-use.ts`) fails the test that walks the router.
 */
export const openVerbs: Readonly<Record<string, OpenNoun>> = {
  unit: {
    path: 'units',
    label: l('单位', 'Units'),
    verbs: {
      root: l('最上级单位', 'The unit at the top'),
      children: l('下级单位', 'Units below a unit'),
      find: l('按名称或编号查找单位', 'Find units by name or code'),
      byIds: l('按编号取多个单位', 'Several units by id'),
      read: l('一个单位', 'One unit'),
      create: l('新建单位', 'Create a unit'),
      change: l('修改单位', 'Change a unit'),
      move: l('调整隶属', 'Move a unit'),
    },
  },
  person: {
    path: 'people',
    label: l('人员', 'People'),
    verbs: {
      list: l('单位的党员', 'The members of a unit'),
      create: l('登记党员', 'Enter a member'),
      change: l('修改党员信息', 'Change a member'),
    },
  },
  post: {
    path: 'posts',
    label: l('职务', 'Posts'),
    verbs: {
      list: l('单位的职务', 'The posts of a unit'),
      appoint: l('任职', 'Appoint to a post'),
      end: l('免职', 'End a post'),
    },
  },
  plan: {
    path: 'plans',
    label: l('工作要点', 'Work points'),
    verbs: {
      list: l('全部要点', 'All work points'),
      read: l('一份要点：部分、条目、举措', 'One document: parts, items, measures'),
      readText: l('要点原文', 'The text it was read from'),
      versions: l('已印发的版本', 'The versions published'),
      readVersion: l('某一版本', 'One version'),
      gaps: l('草稿的缺项', 'What a draft still lacks'),
      burden: l('草稿下达后的负担', 'What a draft would cost those asked'),
      import: l('从文本建立草稿', 'Make a draft from a text'),
      changeMeasures: l('修改举措', 'Change measures'),
      splitMeasure: l('拆分举措', 'Split a measure'),
      mergeMeasures: l('合并举措', 'Merge measures'),
      moveMeasure: l('移动举措', 'Move a measure'),
      retitle: l('修改标题', 'Change a heading'),
      undo: l('撤销上一步', 'Undo the last step'),
      submit: l('提请审批', 'Submit for approval'),
      revise: l('开始修订', 'Begin a revision'),
      yearEnd: l('归档前未完成的举措', 'What is unfinished before the close'),
      links: l('与上年、下年的对应', 'How it is linked with the years beside'),
      carryOver: l('结转上年未完成的举措', 'Carry over what is unfinished'),
    },
  },
  snapshot: {
    path: 'snapshots',
    label: l('归档快照', 'Snapshots of closed years'),
    verbs: {
      read: l('一份要点的快照', 'The snapshot of a plan'),
      check: 'screen',
    },
  },
  assignment: {
    path: 'assignments',
    label: l('责任任务', 'Assignments'),
    verbs: {
      list: l('责任清单', 'List assignments'),
      read: l('一项责任：步骤、依据', 'One assignment with steps and evidence'),
      accept: l('签收', 'Accept'),
      start: l('开始办理', 'Start work'),
      passDown: l('转办到下级', 'Pass down'),
      fold: l('并入另一项', 'Fold into another'),
      cite: l('引用记录作为依据', 'Cite a record as evidence'),
      removeEvidence: l('移除依据', 'Remove evidence'),
      submit: l('报送', 'Report'),
      askExtension: l('申请延期', 'Ask for an extension'),
    },
  },
  slip: {
    path: 'slips',
    label: l('督办单', 'Supervision slips'),
    verbs: { list: l('督办单', 'List slips') },
  },
  obligation: {
    path: 'obligations',
    label: l('义务', 'Obligations'),
    verbs: {
      year: l('一个支部全年的义务', 'The year of one branch'),
      board: l('各单位履行情况（合计）', 'How far obligations are met, in sums'),
    },
  },
  burden: {
    path: 'burden',
    label: l('减负台账', 'Burden ledger'),
    verbs: {
      month: l('单位一个月被要求的工作量', 'What is asked of a unit in a month'),
      ledger: l('一年的台账', 'The ledger of a year'),
      mine: 'screen',
    },
  },
  record: {
    path: 'records',
    label: l('工作记录', 'Records'),
    verbs: {
      list: l('按类型列出记录', 'List records of a type'),
      read: l('一条记录', 'One record'),
      create: l('新建记录', 'Create a record'),
      createMany: l('成批新建记录', 'Create many records'),
      step: l('办理一步', 'Take a step'),
      stepMany: l('成批办理一步', 'Take a step of many records'),
      prefill: 'screen',
      people: 'screen',
      handlers: 'restricted',
      nameHandler: 'restricted',
    },
  },
  inspection: {
    path: 'inspections',
    label: l('督查', 'Inspections'),
    verbs: {
      team: l('督查组', 'The team'),
      setTeam: l('安排督查组', 'Set the team'),
      sheet: l('督查底稿', 'The worksheet'),
      rate: l('整改率', 'The rate of findings put right'),
      observed: l('一年的列席旁听', 'Observations of a year'),
    },
  },
  contentRead: {
    path: 'content-reads',
    label: l('谁看过', 'Who read it'),
    verbs: { list: l('上级查看本单位记录的情况', 'Who above opened the records of a unit') },
  },
  designation: {
    path: 'designations',
    label: l('评选', 'Designations'),
    verbs: {
      round: l('一轮评选', 'One round'),
      panel: l('评审组', 'The panel'),
      setPanel: l('确定评审组', 'Set the panel'),
      checks: l('名额与条件核对', 'Quotas and conditions'),
      holders: l('称号获得者', 'Who holds which title'),
      sheet: 'secret',
      own: 'screen',
    },
  },
  appraisal: {
    path: 'appraisals',
    label: l('考核', 'Appraisals'),
    verbs: {
      cycle: l('一轮考核', 'One cycle'),
      sheet: l('一份考核表', 'One appraisal'),
      facts: l('数字背后的事实', 'The facts behind a figure'),
      recheck: l('复核计算', 'Reckon it again'),
    },
  },
  mechanism: {
    path: 'mechanisms',
    label: l('机制', 'Mechanisms'),
    verbs: { parameters: l('机制参数', 'Parameters in force') },
  },
  regulation: {
    path: 'regulations',
    label: l('制度', 'Regulations'),
    verbs: { dependents: l('依据这项制度的内容', 'What rests on a regulation') },
  },
  election: {
    path: 'elections',
    label: l('换届', 'Elections'),
    verbs: {
      radar: l('届期一览（合计）', 'Terms in sums'),
      terms: l('将届满的单位', 'Units whose term ends'),
      notice: l('单位的届期提醒', 'What a unit was told of its term'),
    },
  },
  medal: {
    path: 'medals',
    label: l('纪念章', 'Medals'),
    verbs: { due: l('满五十年党龄的党员', 'Members who reach fifty years') },
  },
  procedure: {
    path: 'procedures',
    label: l('程序', 'Procedures'),
    verbs: { development: l('发展党员计划与已用名额', 'Development quotas given and taken') },
  },
  training: {
    path: 'training',
    label: l('培训', 'Training'),
    verbs: {
      coverage: l('培训覆盖（合计）', 'Who was reached, in sums'),
      hours: l('党员学时', 'Hours of members'),
    },
  },
  paper: {
    path: 'papers',
    label: l('公文', 'Papers'),
    verbs: {
      subjects: l('可选的事项', 'What a paper may be about'),
      preview: l('预览', 'Preview'),
      make: l('生成文件', 'Make a paper'),
      read: l('一份文件的状态', 'The state of a paper'),
      list: l('已生成的文件', 'Papers made'),
      templates: l('版式模板', 'Templates'),
    },
  },
  overview: {
    path: 'overview',
    label: l('总览', 'Overview'),
    verbs: {
      net: l('纲目图', 'The net: items by units'),
      facts: l('一条举措背后的事实', 'The facts behind a measure'),
    },
  },
  calendar: {
    path: 'calendar',
    label: l('工作日历', 'Working calendar'),
    verbs: { years: l('已有的年份', 'The years known'), days: l('一年的节假日', 'Holidays of a year') },
  },
  today: { path: 'today', label: l('今日', 'Today'), verbs: { read: 'screen' } },
  mine: { path: 'mine', label: l('我的', 'Mine'), verbs: { read: 'screen' } },
  survey: { path: 'surveys', label: l('调研', 'Surveys'), verbs: { list: 'secret', read: 'secret' } },
};
