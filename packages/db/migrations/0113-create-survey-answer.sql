create table survey_answer (
  id char(36) character set ascii collate ascii_bin not null,
  survey_id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  question tinyint not null,
  choice tinyint not null,
  primary key (id),
  key survey_answer_count (survey_id, unit_id, question, choice)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
