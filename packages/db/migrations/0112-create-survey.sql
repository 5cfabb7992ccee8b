create table survey (
  id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  title varchar(80) not null,
  questions mediumtext not null,
  closes_on date not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  measures_taken varchar(500) not null default '',
  built_by char(36) character set ascii collate ascii_bin not null,
  version int not null default 1,
  primary key (id),
  key survey_unit (unit_id, closes_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
