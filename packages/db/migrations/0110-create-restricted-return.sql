create table restricted_return (
  id char(36) character set ascii collate ascii_bin not null,
  form tinyint not null,
  unit_id char(36) character set ascii collate ascii_bin not null,
  year smallint not null,
  period tinyint not null,
  edition int not null,
  state tinyint not null,
  drafted_by char(36) character set ascii collate ascii_bin not null,
  signed_by char(36) character set ascii collate ascii_bin null,
  signed_on date null,
  accepted_by char(36) character set ascii collate ascii_bin null,
  version int not null default 1,
  primary key (id),
  unique key restricted_return_edition (unit_id, form, year, period, edition),
  key restricted_return_period (form, year, period, unit_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
