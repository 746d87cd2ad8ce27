-- Who sets a territory up stands in the register like others, and takes no line of it away: not their own either.
alter policy volunteer_take_back on volunteer
  using (territory_id = app.territory_id() and app.is_desk() and app.is_team());
alter policy volunteer_check_take_back on volunteer_check
  using (territory_id = app.territory_id() and app.is_desk() and app.is_team());
