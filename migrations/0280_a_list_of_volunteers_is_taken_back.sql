-- Whoever takes a list of volunteers in may take it back: rows that came with it go, and the checks they brought. What was
-- written by hand ends, and stays in the register.
create policy volunteer_take_back on volunteer for delete using (territory_id = app.territory_id() and app.is_desk());
create policy volunteer_check_take_back on volunteer_check for delete using (territory_id = app.territory_id() and app.is_desk());
-- A list also tells of those who have left: their row is whole at once, as an open one may stand beside it.
grant insert (until_on) on volunteer to trama_web;
