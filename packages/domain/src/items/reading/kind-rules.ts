import type { KindName } from '../../kinds/kind-name.ts';
import type { Label } from '../../label.ts';

/** One rule of the grammar: words that point to a kind of work. The first rule that fires gives the first guess. */
export interface KindRule {
  readonly id: string;
  readonly kind: KindName;
  readonly words: RegExp;
  readonly label: Label;
}

/**
 * From the most telling words to the weakest. Acts with a protection or a procedure of their own come first,
 * then what is to be written, judged, checked, kept, taught, done together, held, and built up as a mechanism.
 */
export const kindRules: readonly KindRule[] = [
  rule(
    'restricted',
    'restrictedReturn',
    /四种形态|案件质量|执纪审查|监督提醒|问题线索/u,
    '监督执纪类只报数',
    'discipline work: counts only',
  ),
  rule('survey', 'survey', /思想动态|问卷|匿名|满意度|民意/u, '思想动态、问卷', 'opinion and surveys'),
  rule('appraisal', 'appraisal', /述职评议|述职|民主测评|评议考核/u, '述职评议考核', 'reports and appraisal'),
  rule(
    'procedure',
    'procedure',
    /发展党员|换届|任免|纪念章|不合格党员|特殊困难|救助|慰问/u,
    '有固定程序的事项',
    'a fixed procedure',
  ),
  rule(
    'floating',
    'register',
    /流动党员|分类管理|失联党员/u,
    '分类和流动党员登记',
    'classes and floating members',
  ),
  rule(
    'produce',
    'regulation',
    /(?:制定|修订|出台|起草|编制|印发)[^，,。；]{0,80}?(?:办法|意见|规定|措施|细则|制度|文件|选编|规则|条例|方案|清单|指引)/u,
    '制定、修订、出台文件',
    'a document is to be written',
  ),
  rule(
    'award',
    'designation',
    /评选|评定|表彰|命名|撤销称号|文明单位|示范点|标兵|选树|模范机关/u,
    '评选、命名、选树',
    'awards and titles',
  ),
  rule(
    'check',
    'inspection',
    /督查|检查|抽查|巡察|回头看|学查改|评查|督办/u,
    '督查、检查、回头看',
    'inspection and checks',
  ),
  rule(
    'keep',
    'register',
    /阵地|风险(?:隐患|点|排查)|台账|名册|公众号|红色资源|纪检委员|党务工作|履历|权力(?:配置|运行)|队伍建设/u,
    '台账、阵地、队伍、风险点',
    'kept lists, outlets, posts, risks',
  ),
  rule('teach', 'training', /培训|轮训|示范班|研修/u, '培训、轮训', 'training'),
  rule(
    'activity',
    'campaign',
    /活动|竞赛|比赛|征集|展示|展播|志愿|调研实践|练兵|行动/u,
    '活动、竞赛、征集、志愿服务',
    'activities, contests, calls',
  ),
  rule(
    'meet',
    'session',
    /召开|举办|讲座|论坛|交流会|座谈|会议|第一议题|中心组|党日|三会一课|警示教育|纪律教育|以案说|学习教育|教育[^，,。]{0,80}延伸|宣讲|研讨|学习研究|宣传阐释|解疑释惑|谈心|党课/u,
    '会议、学习、教育',
    'meetings, study, education',
  ),
  rule(
    'mechanism',
    'regulation',
    /立改废|制度体系|(?:建立|健全|完善|细化)[^，,。]{0,80}(?:机制|制度)|抓好《[^》]{1,120}》(?:的)?(?:贯彻)?落实|应知应会/u,
    '建立健全机制、抓好文件落实',
    'a mechanism or the carrying out of a rule',
  ),
  rule('plan', 'planning', /[^]/u, '未见特征词，按计划任务处理', 'no telling word: a planned task'),
];

/** The kinds whose rules fire, best first, and the rule behind the first. Cited titles do not speak for the act. */
export function guessKinds(sentence: string): { kinds: KindName[]; rule: string } {
  const act = sentence
    .replaceAll(/新(?:修订|制定|颁布)的《[^》]{0,120}》/gu, '')
    .replaceAll(/(?:落实|贯彻|执行|学习)《[^》]{0,120}》/gu, (cited) =>
      /评选|创建/u.test(cited) ? cited : '',
    );
  const fired = kindRules.filter(({ words }) => words.test(/抓好《/u.test(sentence) ? sentence : act));
  const telling = fired.filter(({ id }) => id !== 'plan');
  const used = telling.length > 0 ? telling : fired;
  return { kinds: [...new Set(used.map(({ kind }) => kind))].slice(0, 4), rule: used[0]?.id ?? 'plan' };
}

function rule(id: string, kind: KindName, words: RegExp, zh: string, en: string): KindRule {
  return { id, kind, words, label: { zh, en } };
}
