import { defineKind } from './define-kind.ts';
import { regulation } from './regulation/regulation.ts';
import { clause, readingList, revision } from './regulation/text.ts';

/** 制度法规: their life, their text, and what a post has to know (domain K10). Parameters are a table of their own. */
export const regulationKind = defineKind({
  name: 'regulation',
  records: { regulation, revision, clause, readingList },
});
