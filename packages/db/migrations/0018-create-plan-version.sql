create table plan_version (
  id char(36) character set ascii collate ascii_bin not null,
  plan_id char(36) character set ascii collate ascii_bin not null,
  no int not null,
  published_on date not null,
  published_by char(36) character set ascii collate ascii_bin not null,
  submitted_by char(36) character set ascii collate ascii_bin not null,
  snapshot mediumtext not null,
  changes mediumtext not null,
  burden json not null,
  primary key (id),
  unique key plan_version_no (plan_id, no)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
