import type { FastifyInstance } from 'fastify';
import type { SiteParts } from '../http/app.ts';

export async function addFileRoutes(_app: FastifyInstance, _parts: SiteParts): Promise<void> {}
