create table absence (
  record_id char(36) character set ascii collate ascii_bin not null,
  person_id char(36) character set ascii collate ascii_bin not null,
  class varchar(20) character set ascii collate ascii_bin not null,
  primary key (record_id, person_id),
  key absence_person (person_id, record_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
