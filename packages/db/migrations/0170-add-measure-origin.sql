alter table measure
  add column carried_from char(36) character set ascii collate ascii_bin null,
  add key measure_carried (carried_from);
