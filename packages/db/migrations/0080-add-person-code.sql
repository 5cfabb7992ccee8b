alter table person add column code varchar(40) character set ascii collate ascii_bin null;
