throw new Error('apps/server runs on the server only');
