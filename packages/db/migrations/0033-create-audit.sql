create table audit (
  id char(36) character set ascii collate ascii_bin not null,
  at datetime(3) not null,
  user_id char(36) character set ascii collate ascii_bin null,
  verb varchar(60) character set ascii collate ascii_bin not null,
  outcome varchar(20) character set ascii collate ascii_bin not null,
  subject_type varchar(40) character set ascii collate ascii_bin not null,
  subject_id varchar(64) character set ascii collate ascii_bin null,
  unit_id char(36) character set ascii collate ascii_bin null,
  before_json mediumtext null,
  after_json mediumtext null,
  request_id varchar(64) character set ascii collate ascii_bin not null,
  address varchar(64) character set ascii collate ascii_bin null,
  primary key (id),
  key audit_subject (subject_type, subject_id, id),
  key audit_user (user_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
