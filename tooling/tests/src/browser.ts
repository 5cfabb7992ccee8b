import { chromium, type Browser, type Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from 'vitest';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
];

export function openBrowser(): Promise<Browser> {
  const env = { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string>; // pickers speak the language of the system
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: flags, env });
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
}

export const phone: View = { width: 360, height: 780 };
export const desk: View = { width: 1280, height: 860 };

/** What the test that runs has open. */
export const openPages: Page[] = [];

/** A page of its own session that talks to nothing but this machine; its errors are collected. */
export async function openPage(browser: Browser, view: View): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    locale: 'zh-CN',
    colorScheme: view.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  openPages.push(page);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return { page, errors };
}

export async function signIn(page: Page, base: string, username: string): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill('Gangmu-2024');
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(`${base}/`);
}

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Waits until a page asks for nothing more; one that was led on while it loaded may never be told so. */
export async function rest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined);
}

/** No violation of WCAG A and AA on the page at rest; each one is named with the element. */
export async function expectAccessible(page: Page): Promise<void> {
  await rest(page);
  await page.waitForTimeout(350); // animations of the component library
  await page.evaluate(await axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(context: Document, options: unknown): Promise<{ violations: AxeViolation[] }> };
    }; // injected above
    const result = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return result.violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 260) ?? ''}`)
          .slice(0, 3)
          .join(' | ')}`,
    );
  });
  expect(violations, page.url()).toEqual([]);
}

/** Nothing sticks out sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const [wide, shown] = await page.evaluate(
    () => [document.documentElement.scrollWidth, window.innerWidth] as const,
  );
  expect(wide, page.url()).toBeLessThanOrEqual(shown);
}
