import { defineKind } from './define-kind.ts';
import { nomination } from './designation/nomination.ts';
import { titleRound } from './designation/round.ts';
import { titleScheme } from './designation/scheme.ts';
import { title } from './designation/title.ts';

/** 评选命名 (domain K4): a scheme, its rounds, the nominations of a round and the titles that come of them. */
export const designationKind = defineKind({
  name: 'designation',
  records: { titleScheme, titleRound, nomination, title },
});
