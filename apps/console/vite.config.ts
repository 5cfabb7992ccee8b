import { appConfig } from '@gangmu/vite/app-config';
import { defineConfig } from 'vite';

export default defineConfig(appConfig({ port: 4200 }));
