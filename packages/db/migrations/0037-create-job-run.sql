create table job_run (
  id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) character set ascii collate ascii_bin not null,
  started_at datetime(3) not null,
  ended_at datetime(3) null,
  outcome varchar(20) character set ascii collate ascii_bin not null,
  detail varchar(400) not null default '',
  primary key (id),
  key job_run_name (name, started_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
