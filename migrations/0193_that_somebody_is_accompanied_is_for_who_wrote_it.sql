-- That somebody agreed to be accompanied says that they are: it is read by whoever wrote it down, by the person, by who answers
-- for a child, and in an emergency by who coordinates. Accompaniments and pacts keep agreements of their own, in their circles.
drop policy accompaniment_agreement_read on accompaniment_agreement;
create policy accompaniment_agreement_read on accompaniment_agreement for select using (territory_id = app.territory_id()
  and (app.is_team() and recorded_by = app.person_id() or person_id = app.person_id() or person_id = any (app.children())
    or app.is_coordinator() and person_id = any (app.opened_people()) or person_id = any (app.erased_people())));
drop policy accompaniment_agreement_end on accompaniment_agreement;
create policy accompaniment_agreement_end on accompaniment_agreement for update
  using (territory_id = app.territory_id() and app.is_team() and recorded_by = app.person_id())
  with check (territory_id = app.territory_id());

-- Nor do they expire meanwhile, which the nightly erasure alone asks (0119).
create or replace function app.held_in_circles(ended_since date) returns table (person_id uuid)
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
      where m.territory_id = here and m.cares_for is not null and (m.until_on is null or m.until_on > ended_since)
    union
    select a.person_id from accompaniment_agreement a
      where a.territory_id = here and (a.ended_on is null or a.ended_on > ended_since);
end $$;
