create table sheet_answer (
  id char(36) character set ascii collate ascii_bin not null,
  record_id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  place int not null,
  outcome varchar(10) character set ascii collate ascii_bin not null,
  noted_at datetime(3) not null,
  by_user char(36) character set ascii collate ascii_bin not null,
  primary key (id),
  unique key sheet_answer_once (record_id, unit_id, place, by_user)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
