import type { ActorLetter } from '../measure.ts';

const rules: readonly { readonly letter: ActorLetter; readonly words: RegExp }[] = [
  {
    letter: 'G',
    words:
      /工委|中央和国家机关|制定|修订|出台|举办|召开|评选|评定|表彰|督查|监督检查|督促检查|评查|选树|征集|组织(?:提高|部门)|示范班|纪念章|交流会|培训班|组织实施/u,
  },
  { letter: 'D', words: /部门|机关党委|机关纪委|党组|企事业单位|直属|落实|深化|推进|加强|开展|健全|完善/u },
  {
    letter: 'B',
    words:
      /党支部|支部|基层党组织|党员(?!干部历史)|三会一课|主题党日|处室|党小组|组织生活|警示教育|人文关怀/u,
  },
  {
    letter: 'M',
    words:
      /志愿|读书|承诺践诺|竞赛|学习强国|征集|宣讲|家风|家庭|青年先进典型|书画|活动.{0,80}青年|青年.{0,80}活动|调研实践/u,
  },
];

/** Who is likely to act, from the words of the sentence; departments where nothing speaks. */
export function guessActors(sentence: string): ActorLetter[] {
  const found = rules.filter(({ words }) => words.test(sentence)).map(({ letter }) => letter);
  return found.length > 0 ? found : ['D'];
}
