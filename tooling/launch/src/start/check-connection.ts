import { Complaint } from '../complaint.ts';
import { openConnection } from '../mariadb/ping.ts';

/** Throws a `Complaint` unless the text reads `mysql://user:password@host:port/database`. */
export function checkUrl(variable: string, text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'mysql:' && url.username !== '' && url.pathname.length > 1) return;
  throw new Complaint(
    `${variable} 的写法应为 mysql://用户:密码@主机:3306/库名`,
    `${variable} should read mysql://user:password@host:3306/database`,
  );
}

const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '1044': ['账号无权使用这个库', 'the account may not use this database'],
  '1045': ['用户名或密码不对', 'wrong user or password'],
  '1049': ['没有这个库', 'no such database'],
  ECONNREFUSED: ['主机没有在这个端口提供数据库', 'nothing listens there'],
  ENOENT: ['没有这个套接字文件', 'no such socket file'],
  ENOTFOUND: ['找不到这台主机', 'no such host'],
  EAI_AGAIN: ['找不到这台主机', 'no such host'],
  ETIMEDOUT: ['主机没有应答', 'the host does not answer'],
  HANDSHAKE_NO_SSL_SUPPORT: ['服务器没有启用 TLS', 'the server does not offer TLS'],
};

/** Connects once. Throws a `Complaint` that says what is wrong, without the password. */
export async function checkConnection(variable: string, text: string): Promise<void> {
  try {
    const connection = await openConnection(text);
    await connection.end();
  } catch (error) {
    const { errno, code, message } = error as { errno?: number; code?: string; message: string }; // driver errors
    const [zh, en] = reasons[String(errno)] ?? reasons[String(code)] ?? [message, 'see above'];
    throw new Complaint(
      `${variable} 连不上数据库：${zh}（${code ?? errno ?? '?'}）`,
      `cannot connect: ${en}`,
    );
  }
}
