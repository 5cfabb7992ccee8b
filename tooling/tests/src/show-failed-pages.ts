import { afterEach } from 'vitest';
import { openPages } from './browser.ts';

/** A browser test that failed prints what stood on its pages, since nobody can look at them afterwards. */
afterEach(async ({ task }) => {
  for (const page of openPages.splice(0)) {
    if (task.result?.state !== 'fail' || page.isClosed()) continue;
    console.log(page.url(), await page.locator('body').ariaSnapshot());
  }
});
