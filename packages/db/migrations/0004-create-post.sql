create table post (
  id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  type varchar(40) character set ascii collate ascii_bin not null,
  person_id char(36) character set ascii collate ascii_bin not null,
  from_on date not null,
  to_on date null,
  part_time tinyint(1) not null default 0,
  elected_on date null,
  approved_no varchar(60) null,
  version int not null default 1,
  primary key (id),
  key post_unit (unit_id, to_on, type),
  key post_person (person_id, from_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
