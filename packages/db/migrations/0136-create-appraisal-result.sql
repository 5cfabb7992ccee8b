create table appraisal_result (
  appraisal_id char(36) character set ascii collate ascii_bin not null,
  result varchar(2000) character set ascii collate ascii_bin not null,
  reckoned_on date not null,
  primary key (appraisal_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
