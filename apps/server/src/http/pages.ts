import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { notFound } from '@gangmu/domain/refusal';
import type { Site } from '../config.ts';

/** Serves a built web app: hashed assets for a year, the page itself never cached; every page path is the app. */
export async function addPages(app: FastifyInstance, site: Site): Promise<void> {
  const root = fileURLToPath(new URL(`../../../${site}/dist/`, import.meta.url));
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    dotfiles: 'deny',
    index: false,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && isPagePath(request.url);
    if (!page) throw notFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  });
}

/** Paths the web app routes itself: no dot, no API prefix. */
function isPagePath(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return (
    !path.includes('.') && !path.includes('%') && !/^\/(?:api|trpc|auth|files|health)(?:\/|$)/.test(path)
  );
}
