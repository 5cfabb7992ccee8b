throw new Error('packages/db runs on the server only');
