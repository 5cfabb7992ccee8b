create table designation_notice (
  round_id char(36) character set ascii collate ascii_bin not null,
  from_on date not null,
  to_on date not null,
  wanted_days int not null,
  counted_days int not null,
  primary key (round_id),
  unique key designation_notice_end (round_id, to_on),
  constraint designation_notice_wanted check (wanted_days >= 5),
  constraint designation_notice_counted check (counted_days >= wanted_days),
  constraint designation_notice_long check (datediff(to_on, from_on) + 1 >= wanted_days)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
