create table membership (
  id char(36) character set ascii collate ascii_bin not null,
  person_id char(36) character set ascii collate ascii_bin not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  status varchar(20) character set ascii collate ascii_bin not null,
  class varchar(20) character set ascii collate ascii_bin not null,
  joined_on date null,
  full_on date null,
  from_on date not null,
  to_on date null,
  version int not null default 1,
  primary key (id),
  key membership_unit (unit_id, to_on, person_id),
  key membership_person (person_id, from_on)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
