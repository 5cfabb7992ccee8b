/** The menu, and what every list offers. */
export const menu = {
  nav: '主菜单',
  exportList: '导出表格',
  exportStop: '已取 {count} 行，停止',
  groupWork: '日常',
  groupAssess: '考核',
  groupPapers: '文件',
  groupAdmin: '管理',
  searchTitle: '按名称查找',
  loadMore: '继续加载',
  orderNewest: '按时间',
  orderDue: '按期限',
  filterOpen: '未办结',
  filterWaiting: '待核验',
  filterAll: '全部',
  codeShown: '一次性口令只显示一次；没有抄下的，请重发。',
} as const;
