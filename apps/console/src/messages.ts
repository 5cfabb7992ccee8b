import { en } from './messages/en.ts';
import { zh } from './messages/zh.ts';

/** The texts of this app, complete in both languages. */
export const messages = { zh, en };
