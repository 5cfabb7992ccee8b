create index audit_unit on audit (unit_id, id);
