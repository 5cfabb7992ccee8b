create table survey_token (
  survey_id char(36) character set ascii collate ascii_bin not null,
  token char(64) character set ascii collate ascii_bin not null,
  primary key (token),
  key survey_token_survey (survey_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
