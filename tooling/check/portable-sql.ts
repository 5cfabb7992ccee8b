/** What MySQL 8, TiDB or a Galera cluster lacks or does differently, with what to write instead. */
interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly instead: string;
}

const rules: readonly Rule[] = [
  { name: 'RETURNING', pattern: /\breturning\b/i, instead: 'make the id in the application (UUIDv7)' },
  {
    name: 'GET_LOCK',
    pattern: /\b(?:get_lock|release_lock)\s*\(/i,
    instead: 'a lease row; the lock holds on one node only',
  },
  { name: 'LOCK TABLES', pattern: /\block\s+tables?\b/i, instead: 'a transaction or a lease row' },
  { name: 'TRIGGER', pattern: /\btrigger\b/i, instead: 'do it in the verb, inside change()' },
  {
    name: 'PROCEDURE or FUNCTION',
    pattern: /\bcreate\s+(?:or\s+replace\s+)?(?:definer\s*=\s*\S+\s+)?(?:procedure|function)\b/i,
    instead: 'write it in the domain or in a query',
  },
  { name: 'EVENT', pattern: /\bcreate\s+(?:or\s+replace\s+)?event\b/i, instead: 'a job under a lease' },
  { name: 'AUTO_INCREMENT', pattern: /\bauto_increment\b/i, instead: 'a UUIDv7 made by the caller' },
  {
    name: 'SEQUENCE',
    pattern: /\b(?:create\s+sequence|nextval\s*\(|next\s+value\s+for)/i,
    instead: 'a UUIDv7 made by the caller',
  },
  {
    name: 'uuid or inet type',
    pattern: /^\s*`?\w+`?\s+(?:uuid|inet4|inet6)\b/im,
    instead: 'char(36) or varchar(45) in ascii_bin',
  },
  { name: 'FULLTEXT', pattern: /\bfulltext\b/i, instead: 'the table of pairs of characters' },
  { name: 'SPATIAL', pattern: /\bspatial\s+(?:index|key)\b/i, instead: 'plain numbers' },
  {
    name: 'functional index',
    pattern: /\b(?:key|index)\s+`?\w*`?\s*(?:on\s+\S+\s*)?\(\s*\(/i,
    instead: 'a generated column with an index',
  },
  {
    name: 'IF [NOT] EXISTS on a column or index',
    pattern:
      /\b(?:add|drop|modify|change)\s+(?:column|index|key|constraint|primary\s+key)?\s*if\s+(?:not\s+)?exists\b/i,
    instead: 'the plain statement: a migration runs once',
  },
  { name: 'CREATE OR REPLACE TABLE', pattern: /\bcreate\s+or\s+replace\s+table\b/i, instead: 'CREATE TABLE' },
  {
    name: 'system versioning',
    pattern: /\b(?:with|add)\s+system\s+versioning\b/i,
    instead: 'rows with dates, or the audit table',
  },
  {
    name: 'WITHOUT OVERLAPS or PERIOD',
    pattern: /\bwithout\s+overlaps\b|\bperiod\s+for\b/i,
    instead: 'check in the verb',
  },
  {
    name: 'engine other than InnoDB',
    pattern: /\bengine\s*=\s*(?!innodb\b)\w+/i,
    instead: 'engine = InnoDB',
  },
  {
    name: 'collation other than _bin',
    pattern: /\bcollate\s*=?\s*(?!utf8mb4_bin\b|ascii_bin\b)\w+/i,
    instead: 'utf8mb4_bin or ascii_bin: others take rare characters for equal',
  },
  { name: '-> operator', pattern: /->>?\s*'/, instead: 'json_unquote(json_extract(…))' },
  { name: 'cast as json', pattern: /\bcast\s*\([^)]*\bas\s+json\b/i, instead: 'text and JSON.parse' },
  {
    name: 'PARTITION BY',
    pattern: /\bpartition\s+by\s+(?:range|list|hash|key|system_time)\b/i,
    instead: 'an index; partitions differ between servers',
  },
];

/** A statement that would not run everywhere. */
export interface Unportable {
  readonly name: string;
  readonly instead: string;
}

/** Names what in a migration other servers of the MySQL protocol do not have. */
export function findUnportable(sql: string): Unportable[] {
  const text = sql
    .replace(/'(?:[^'\\]|\\.|'')*'/g, (literal) => (literal.length > 2 ? "'…'" : literal))
    .replace(/--.*$/gm, '');
  const found = rules
    .filter(({ pattern }) => pattern.test(text))
    .map(({ name, instead }) => ({ name, instead }));
  return [...found, ...findMissing(text)];
}

/** One DDL statement a file, since DDL is not transactional; a primary key in every table, for clusters need it. */
function findMissing(text: string): Unportable[] {
  const statements = text.split(';').filter((statement) => statement.trim() !== '');
  const ddl = statements.filter((statement) =>
    /^\s*(?:create|alter|drop|rename|truncate)\b/i.test(statement),
  );
  const withoutKey = ddl.some(
    (statement) => /^\s*create\s+table\b/i.test(statement) && !/\bprimary\s+key\b/i.test(statement),
  );
  return [
    ...(ddl.length > 1
      ? [{ name: 'several DDL statements', instead: 'one a file: DDL is not transactional' }]
      : []),
    ...(withoutKey ? [{ name: 'a table without primary key', instead: 'primary key (id)' }] : []),
  ];
}
