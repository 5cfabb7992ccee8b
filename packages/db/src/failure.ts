/** What a database error means for the whole transaction (database.md, section 7). By errno, never by code. */
export type Failure = 'retry' | 'reconnect' | 'duplicate' | 'fatal';

const retried = new Set([1213, 1205, 1020, 8002, 8005, 8022, 8028, 9007]);
const connectionErrnos = new Set([
  1047, 1927, 1053, 1040, 1290, 1836, 1152, 1158, 1159, 1160, 1161, 1184, 9001, 9002, 9003, 9004, 9005,
]);
const connectionCodes = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOENT',
]);

export function classify(error: unknown): Failure {
  const { errno, code, message } = describe(error);
  if (errno === 1062) return 'duplicate';
  if (errno !== undefined && retried.has(errno)) return 'retry';
  if (errno !== undefined && connectionErrnos.has(errno)) return 'reconnect';
  if (code !== undefined && connectionCodes.has(code)) return 'reconnect';
  return message.includes('closed state') || message.includes('Queue limit') ? 'reconnect' : 'fatal';
}

function describe(error: unknown): { errno?: number; code?: string; message: string } {
  if (!(error instanceof Error)) return { message: '' };
  const { errno, code } = error as { errno?: unknown; code?: unknown };
  return {
    message: error.message,
    ...(typeof errno === 'number' && errno > 0 ? { errno } : {}),
    ...(typeof code === 'string' ? { code } : {}),
  };
}
