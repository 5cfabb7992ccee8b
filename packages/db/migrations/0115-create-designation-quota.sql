create table designation_quota (
  round_id char(36) character set ascii collate ascii_bin not null,
  class varchar(12) character set ascii collate ascii_bin not null,
  places int not null,
  primary key (round_id, class),
  unique key designation_quota_places (round_id, class, places),
  constraint designation_quota_some check (places >= 1)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
