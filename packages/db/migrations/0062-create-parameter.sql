create table parameter (
  id char(36) character set ascii collate ascii_bin not null,
  name varchar(60) character set ascii collate ascii_bin not null,
  value decimal(12,4) null,
  effective_from date not null,
  regulation_id char(36) character set ascii collate ascii_bin null,
  clause varchar(60) not null,
  set_by char(36) character set ascii collate ascii_bin null,
  set_at datetime(3) not null,
  version int not null default 1,
  primary key (id),
  unique key parameter_name (name, effective_from),
  key parameter_regulation (regulation_id, name)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
