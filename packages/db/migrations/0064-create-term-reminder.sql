create table term_reminder (
  unit_id char(36) character set ascii collate ascii_bin not null,
  term_end date not null,
  gap int not null,
  sent_on date not null,
  sent_by char(36) character set ascii collate ascii_bin not null,
  letter_no varchar(60) not null,
  primary key (unit_id, term_end, gap)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
