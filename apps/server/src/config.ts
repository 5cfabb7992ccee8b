export interface MailSettings {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** The sender, e.g. `纲目 <gangmu@example.cn>`. */
  readonly from: string;
}

/** How a server is started. Nothing listens beyond `host`. */
export interface ServerConfig {
  readonly databaseUrl: string;
  /** Folder of uploaded files. */
  readonly dataDir: string;
  readonly host: string;
  readonly portalPort: number;
  readonly consolePort: number;
  /** Business day of a trial, `now` for the real clock. */
  readonly today: string;
  /** A trial with demo data: no second factor is asked, and a banner says so. */
  readonly demo: boolean;
  /** From which level on log lines are written. */
  readonly logLevel: 'info' | 'warn';
  /** At least 32 bytes; signs cookies. */
  readonly secret: string;
  /** The mail server reminders go through; none are mailed where it is left out (S-34). */
  readonly mail?: MailSettings;
  /** The addresses people open, where they differ from host and port. */
  readonly baseUrls?: { readonly portal: string; readonly console: string };
}

export type Site = 'portal' | 'console';

/** The address people open for a site. */
export function baseUrlOf(config: ServerConfig, site: Site): string {
  const port = site === 'portal' ? config.portalPort : config.consolePort;
  return config.baseUrls?.[site] ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
}
