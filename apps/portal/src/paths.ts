/** The only place where links of the portal are made. */
export const paths = {
  signIn: () => '/sign-in',
  today: () => '/',
  record: () => '/record',
  newRecord: (type: string) => `/record/new/${type}`,
  recordDetail: (id: string) => `/record/${id}`,
  task: (id: string) => `/task/${id}`,
  mine: () => '/mine',
} as const;
