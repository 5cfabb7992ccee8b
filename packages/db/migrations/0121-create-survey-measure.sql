create table survey_measure (
  survey_id char(36) character set ascii collate ascii_bin not null,
  measure_id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  happened_on date not null,
  primary key (survey_id, measure_id),
  key survey_measure_measure (measure_id, unit_id, happened_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
