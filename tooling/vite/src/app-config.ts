import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/** The one Vite config both web apps call. Old Chromium of office browsers is the floor; routes are loaded lazily. */
export function appConfig(options: { port: number }): UserConfig {
  const api = `http://127.0.0.1:${options.port}`;
  return {
    plugins: [react()],
    resolve: { conditions: ['browser'] },
    build: {
      target: ['chrome87', 'safari14'],
      manifest: true,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_200,
    },
    server: { proxy: { '/trpc': api, '/auth': api, '/files': api } },
  };
}
