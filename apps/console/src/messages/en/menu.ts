import type { menu as zh } from '../zh/menu.ts';

export const menu: Record<keyof typeof zh, string> = {
  nav: 'Main menu',
  exportList: 'Export the list',
  exportStop: '{count} rows so far: stop',
  groupWork: 'Day to day',
  groupAssess: 'Assessment',
  groupPapers: 'Papers',
  groupAdmin: 'Administration',
  searchTitle: 'Find by name',
  loadMore: 'Load more',
  orderNewest: 'Newest first',
  orderDue: 'By due day',
  filterOpen: 'Open',
  filterWaiting: 'To verify',
  filterAll: 'All',
  codeShown: 'A one-time code is shown once; if it was not noted, issue a new one.',
};
