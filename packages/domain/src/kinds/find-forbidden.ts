import type { RecordDefinition } from './define-kind.ts';
import type { Field } from './field.ts';

/** What no form may ask and no interface may name (domain 8, rules 5–7, and 5.5), with the rule it breaks. */
const rules: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'check-in',
    pattern: /check.?in\b|checkedIn|打卡|签到|扫码|人脸|定位|\bgps\b|\bface\b|fingerprint|指纹/i,
  },
  {
    name: 'rank or points',
    pattern: /\brank|ranking|排名|名次|积分|得分|分数|\bscore|(?<!risk )\bpoints?\b|league.?table|排行/i,
  },
  {
    name: 'click or time count',
    pattern:
      /点赞|点击量|浏览量|阅读量|转发|在线时长|学习时长|登录次数|\blikes?\b|\bclicks?\b|page.?views|online.?(?:time|minutes)|log.?in.?count|streak/i,
  },
  { name: 'compulsory photo', pattern: /照片|截图|视频上传|\bphoto|screenshot|\bselfie/i },
  { name: 'compulsory file', pattern: /\bupload|附件|上传|扫描件|\battachment|\bscan\b/i },
  {
    name: 'thoughts of a person',
    pattern: /心得|思想汇报全文|学习笔记|观后感|\bmood\b|sentiment|personalView|readReceipt/i,
  },
  {
    name: 'private data',
    pattern:
      /身份证|手机号|银行卡|住址|诊断|病历|idNumber|\bphone\b|bankCard|diagnos|homeAddress|子女姓名|child.?name/i,
  },
  {
    name: 'case content',
    pattern:
      /案情|线索|举报人|违纪事实|案号|caseNumber|\bclue|informant|transcript|谈话内容|考察材料|政审内容/i,
  },
  { name: 'who voted how', pattern: /投票人|voterName|ballotOf|voteBy|votedBy/i },
  { name: 'classified', pattern: /绝密|机密|秘密★|密级|classified/i },
];

/** The rule a name or a label breaks, or null. */
export function findForbidden(text: string): string | null {
  return rules.find(({ pattern }) => pattern.test(text))?.name ?? null;
}

/** Everything a type of record asks or shows, judged: `field: rule` for each break. */
export function findForbiddenFields(
  definition: Pick<RecordDefinition, 'fields' | 'states' | 'steps'>,
): string[] {
  const named = [
    ...Object.entries(definition.fields).flatMap(([name, field]) => [
      [name, `${spaced(name)} ${textsOf(field)}`] as const,
    ]),
    ...Object.entries(definition.steps).map(
      ([name, { label }]) => [name, `${name} ${label.zh} ${label.en}`] as const,
    ),
    ...Object.entries(definition.states).map(([name, { zh, en }]) => [name, `${name} ${zh} ${en}`] as const),
  ];
  return named.flatMap(([name, text]) => {
    const rule = findForbidden(text);
    return rule === null ? [] : [`${name}: ${rule}`];
  });
}

function textsOf(field: Field): string {
  const own = [field.label.zh, field.label.en];
  const inner =
    field.type === 'rows'
      ? Object.entries(field.cells).map(([name, cell]) => `${spaced(name)} ${textsOf(cell)}`)
      : 'choices' in field
        ? Object.values(field.choices).map(({ zh, en }) => `${zh} ${en}`)
        : [];
  return [...own, ...inner].join(' ');
}

/** `loginCount` as `login Count loginCount`, so that words are found inside names. */
function spaced(name: string): string {
  return `${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')} ${name}`;
}
