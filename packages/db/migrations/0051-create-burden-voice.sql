create table burden_voice (
  measure_id char(36) character set ascii collate ascii_bin not null,
  issuer_unit_id char(36) character set ascii collate ascii_bin not null,
  what varchar(20) character set ascii collate ascii_bin not null,
  count int not null,
  answer_by date not null,
  answer varchar(300) not null default '',
  answered_on date null,
  version int not null default 1,
  primary key (measure_id, issuer_unit_id, what),
  key burden_voice_issuer (issuer_unit_id, answered_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
