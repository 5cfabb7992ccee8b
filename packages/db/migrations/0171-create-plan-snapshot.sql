create table plan_snapshot (
  plan_id char(36) character set ascii collate ascii_bin not null,
  closed_by char(36) character set ascii collate ascii_bin not null,
  closed_on date not null,
  closed_at datetime(3) not null,
  done int not null default 0,
  total int not null default 0,
  tries int not null default 0,
  claimed_until datetime(3) null,
  sha256 varchar(64) character set ascii collate ascii_bin null,
  size int null,
  signer varchar(64) character set ascii collate ascii_bin null,
  made_at datetime(3) null,
  primary key (plan_id),
  key plan_snapshot_made (made_at, closed_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
