create table appraisal_rules (
  cycle_id char(36) character set ascii collate ascii_bin not null,
  rules varchar(1000) character set ascii collate ascii_bin not null,
  frozen_on date not null,
  primary key (cycle_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
