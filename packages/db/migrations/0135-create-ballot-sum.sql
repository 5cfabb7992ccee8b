create table ballot_sum (
  appraisal_id char(36) character set ascii collate ascii_bin not null,
  rater_class varchar(12) character set ascii collate ascii_bin not null,
  grade tinyint not null,
  count int not null,
  primary key (appraisal_id, rater_class, grade)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
