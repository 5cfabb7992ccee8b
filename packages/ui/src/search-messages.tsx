const zh = {
  search: '搜索',
  hint: '要点、制度、记录、单位；几个词之间用空格',
  nothing: '没有找到“{text}”。只找得到自己有权查看的内容；新写入的内容几秒后可搜到。',
  begin: '输入要找的词，例如“主题党日”“7·9”，至少两个字更准',
  measure: '要点举措',
  regulation: '制度法规',
  record: '工作记录',
  unit: '单位',
  more: '查看更多',
  back: '返回全部结果',
};
const en: typeof zh = {
  search: 'Search',
  hint: 'Work points, regulations, records, units; several words parted by spaces',
  nothing:
    'Nothing holds “{text}”. Only what you may read is found; what was just written appears within seconds.',
  begin: 'Type what you look for, for example 主题党日 or 7·9; two characters or more',
  measure: 'Work points',
  regulation: 'Regulations',
  record: 'Records',
  unit: 'Units',
  more: 'More',
  back: 'All results',
};

export const searchMessages = { zh, en };
