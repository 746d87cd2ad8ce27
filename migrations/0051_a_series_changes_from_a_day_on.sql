-- When a series changes, sessions to come move to the new rule, and those that had their day stand by themselves.
-- A session that was never closed can be taken out by whoever plans; a closed one stays.
create policy activity_session_take_out on activity_session for delete
  using (territory_id = app.territory_id() and app.is_staff() and closed_at is null);
grant update (recurrence_at) on activity_session to trama_web;
