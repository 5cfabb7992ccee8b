create table audit_seal (
  seq bigint not null,
  audit_id char(36) character set ascii collate ascii_bin not null,
  hash varchar(64) character set ascii collate ascii_bin not null,
  sealed_at datetime(3) not null,
  primary key (seq),
  unique key audit_seal_audit (audit_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
