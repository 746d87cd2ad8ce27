-- Whom somebody walks along with does not expire, however long ago anything else was noted about them: while an intake, a
-- pact or belonging to a group of care stands, and until a day after it ended. Asked by the nightly erasure alone, which
-- tells nobody: that there is such a matter is known to its circle.
create function app.held_in_circles(ended_since date) returns table (person_id uuid)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  return query
    select i.person_id from intake i where i.territory_id = here and (
      not exists (select from intake_closing c where c.territory_id = here and c.intake_id = i.id and c.reopened_on is null)
      or exists (select from intake_closing c where c.territory_id = here and c.intake_id = i.id and c.closed_on > ended_since))
    union
    select b.person_id from pact_beneficiary b where b.territory_id = here and (
      not exists (select from pact_end e where e.territory_id = here and e.pact_id = b.pact_id)
      or exists (select from pact_end e where e.territory_id = here and e.pact_id = b.pact_id and e.ended_on > ended_since))
    union
    select m.person_id from care_member m where m.territory_id = here and (m.until_on is null or m.until_on > ended_since)
    union
    select m.cares_for from care_member m
      where m.territory_id = here and m.cares_for is not null and (m.until_on is null or m.until_on > ended_since);
end $$;
revoke all on function app.held_in_circles from public;
grant execute on function app.held_in_circles to trama_command;
