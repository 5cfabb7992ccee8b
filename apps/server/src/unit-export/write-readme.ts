import { exportedTables } from '@gangmu/db/exported-tables';
import { stayReasons, unexportedTables, type StayReason } from '@gangmu/db/unexported-tables';
import type { Day } from '@gangmu/domain/time/day';

/** What the archive says of itself, to people, in both languages. */
export function writeReadme(of: { unitName: string; maker: string; madeOn: Day }): string {
  const members = Object.values(exportedTables).map(
    ({ file, label }) => `| ${file}.jsonl | ${label.zh} | ${label.en} |`,
  );
  const stays = Object.entries(stayReasons).map(([reason, label]) => {
    const tables = Object.entries(unexportedTables).filter(([, why]) => why === (reason as StayReason)); // its keys
    return `- ${label.zh} ${label.en} (${tables.map(([name]) => name).join(', ')})`;
  });
  return `# ${of.unitName}

纲目单位数据导出，${of.madeOn}，由 ${of.maker} 申请。包含本单位及所属各单位的数据：申请人有权查看的，以及单位自己的（涉及个人和受限的事项，仅限申请人有权查看的）。

Unit export of Gangmu, ${of.madeOn}, asked for by ${of.maker}: the unit and all units below it. It holds what whoever asked may
read, and what the units own; what is about a person or restricted only where whoever asked may read it.

- 每个 .jsonl 文件一行一条，UTF-8 编码的 JSON。Each .jsonl member has one JSON object a line, in UTF-8.
- schema.json 说明每个文件的字段；记录的 body 见 body.类型。schema.json describes the lines; the body of a record is body.TYPE.
- 编号在各文件之间对应：如 recordId 即 records.jsonl 的 id。Ids connect the members: a recordId is an id of records.jsonl.
- 日期为 YYYY-MM-DD，时间为 UTC。Days are YYYY-MM-DD, times are UTC.
- stored/ 下的文件以内容的 SHA-256 命名，原名见 files.jsonl；公文见 papers.jsonl。Files lie under stored/ by the SHA-256 of their
  content; their names stand in files.jsonl, those of papers in papers.jsonl.
- manifest.json 列出每个文件的 SHA-256、行数和字节数。manifest.json gives the SHA-256, lines and bytes of each member.
- 各文件先后读出，不是同一瞬间的快照。The members were read one after another, not at one instant.

| 文件 Member | 内容 | Content |
|---|---|---|
${members.join('\n')}

## 不在其中 What stays behind

${stays.join('\n')}
`;
}
