alter table burden_entry rename column assignment_id to ask_id;
