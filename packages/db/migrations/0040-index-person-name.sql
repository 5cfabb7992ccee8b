alter table person add key person_name (name);
