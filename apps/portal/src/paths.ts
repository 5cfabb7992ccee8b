/** The only place where links of the portal are made. */
export const paths = {
  signIn: () => '/sign-in',
  today: () => '/',
  record: () => '/record',
  recordsOf: (type: string) => `/record/of/${type}`,
  newRecord: (type: string) => `/record/new/${type}`,
  newBelow: (type: string, parentId: string) => `/record/new/${type}?parent=${parentId}`,
  recordDetail: (id: string) => `/record/${id}`,
  hours: () => '/record/hours',
  surveys: () => '/surveys',
  survey: (id: string) => `/surveys/${id}`,
  reads: () => '/reads',
  sheet: (id: string) => `/sheet/${id}`,
  task: (id: string) => `/task/${id}`,
  mine: () => '/mine',
  reminders: () => '/reminders',
  search: () => '/search',
} as const;
