create table designation_place (
  round_id char(36) character set ascii collate ascii_bin not null,
  class varchar(12) character set ascii collate ascii_bin not null,
  places int not null,
  no int not null,
  nomination_id char(36) character set ascii collate ascii_bin null,
  primary key (round_id, class, no),
  unique key designation_place_nomination (nomination_id),
  constraint designation_place_within check (no between 1 and places),
  constraint designation_place_of foreign key (round_id, class, places) references designation_quota (round_id, class, places)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
