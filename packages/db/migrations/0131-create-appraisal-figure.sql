create table appraisal_figure (
  appraisal_id char(36) character set ascii collate ascii_bin not null,
  place tinyint not null,
  figure varchar(20) character set ascii collate ascii_bin not null,
  amount decimal(12,2) not null,
  of_all int null,
  exempt int null,
  query varchar(1000) not null,
  taken_on date not null,
  primary key (appraisal_id, place)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
