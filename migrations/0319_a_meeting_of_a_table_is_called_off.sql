-- A meeting that will not be held, or was not, stays where it was announced, with the reason: whoever reads of it learns it there.
alter table table_meeting
  add column called_off_on date,
  add column called_off_why text check (length(called_off_why) between 1 and 500),
  add constraint table_meeting_called_off check ((called_off_on is null) = (called_off_why is null)),
  add constraint table_meeting_held_or_not check (called_off_on is null or approved_on is null);
grant update (called_off_on, called_off_why) on table_meeting to trama_web;
