import { createTransport } from 'nodemailer';
import { baseUrlOf, type ServerConfig } from '../config.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** The address the reader opens. */
  readonly portal: string;
  send(mail: Mail): Promise<void>;
  close(): void;
}

const patience = 10_000;

/** The mail server of the settings; null where mail is not configured, and nothing leaves the machine. */
export function openMailer(config: ServerConfig): Mailer | null {
  if (!config.mail) return null;
  const { url, from } = config.mail;
  const limits = { connectionTimeout: patience, greetingTimeout: patience, socketTimeout: patience };
  const transport = createTransport({ url, pool: true, maxConnections: 1, ...limits });
  return {
    portal: baseUrlOf(config, 'portal'),
    async send(mail) {
      await transport.sendMail({ from, ...mail, disableFileAccess: true, disableUrlAccess: true });
    },
    close: () => transport.close(),
  };
}
