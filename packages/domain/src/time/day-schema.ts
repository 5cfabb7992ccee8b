import { z } from 'zod';
import { isDay } from './day.ts';

/** A day as it comes from outside. Apart from the reckoning, so that a page without forms loads no schemas. */
export const day = z.string().refine(isDay);
