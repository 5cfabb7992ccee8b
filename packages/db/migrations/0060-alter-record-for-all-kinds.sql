alter table record
  add column parent_id char(36) character set ascii collate ascii_bin null after unit_id,
  add column person_id char(36) character set ascii collate ascii_bin null after parent_id,
  add column handler_id char(36) character set ascii collate ascii_bin null after person_id,
  add column due_on date null after happened_on,
  add key record_type (type, happened_on, id),
  add key record_due (type, due_on, id),
  add key record_parent (parent_id, type, id),
  add key record_person (person_id, type, id);
