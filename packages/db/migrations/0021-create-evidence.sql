create table evidence (
  id char(36) character set ascii collate ascii_bin not null,
  assignment_id char(36) character set ascii collate ascii_bin not null,
  kind varchar(20) character set ascii collate ascii_bin not null,
  title varchar(200) not null,
  record_id char(36) character set ascii collate ascii_bin null,
  file_id char(36) character set ascii collate ascii_bin null,
  fact_date date null,
  owner_unit_id char(36) character set ascii collate ascii_bin not null,
  created_by char(36) character set ascii collate ascii_bin not null,
  created_at datetime(3) not null,
  primary key (id),
  key evidence_assignment (assignment_id, id),
  key evidence_record (record_id),
  key evidence_file (file_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
