alter table auth_user add column machine tinyint(1) not null default 0;
