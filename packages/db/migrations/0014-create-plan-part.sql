create table plan_part (
  id char(36) character set ascii collate ascii_bin not null,
  plan_id char(36) character set ascii collate ascii_bin not null,
  no int not null,
  heading varchar(200) not null,
  span_from int not null,
  span_to int not null,
  sort int not null,
  primary key (id),
  key plan_part_plan (plan_id, sort)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
