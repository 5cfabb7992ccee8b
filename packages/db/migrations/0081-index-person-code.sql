create unique index person_code on person (code);
