create table designation_title (
  title_id char(36) character set ascii collate ascii_bin not null,
  scheme_id char(36) character set ascii collate ascii_bin not null,
  round_id char(36) character set ascii collate ascii_bin not null,
  nomination_id char(36) character set ascii collate ascii_bin null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  person_id char(36) character set ascii collate ascii_bin null,
  from_on date not null,
  to_on date null,
  notice_to_on date null,
  primary key (title_id),
  unique key designation_title_nomination (nomination_id),
  key designation_title_scheme (scheme_id, from_on),
  key designation_title_unit (unit_id, from_on),
  key designation_title_person (person_id, from_on),
  constraint designation_title_shown check (nomination_id is null or notice_to_on is not null),
  constraint designation_title_after check (notice_to_on is null or from_on > notice_to_on),
  constraint designation_title_notice foreign key (round_id, notice_to_on) references designation_notice (round_id, to_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
