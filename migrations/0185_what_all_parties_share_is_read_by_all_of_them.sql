-- Some facts are of everybody who has a part in an agreement: whose turn it is to clean the stairs, what an assembly decided. They
-- hang in the hall, and whoever lives there reads them. Other facts stay between the two sides, as before.
alter table exchange_fact add column among_parties boolean not null default false;
alter table exchange_fact add constraint exchange_fact_among_parties check (not among_parties or for_parties);
create policy exchange_fact_read_among on exchange_fact for select using (territory_id = app.territory_id()
  and among_parties and agreement_id = any (app.own_agreement_ids()));
grant insert (among_parties) on exchange_fact to trama_web;

-- A turn that was planned is ticked off by whoever did it, whose turn it was or a neighbour. Nothing else of it changes, so no
-- policy opens the row: this alone does. False where there is no such turn, or somebody ticked it before.
create function app.tick_turn(turn uuid, day date) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if app.person_id() is null or day > current_date + 1 then return false; end if;
  update exchange_fact set on_date = day, confirmed_by = app.person_id(), confirmed_at = now()
    where territory_id = app.territory_id() and id = turn and among_parties and due_on is not null and on_date is null
      and withdrawn_at is null and (agreement_id = any (app.own_agreement_ids())
        or app.is_team() and (circle_id is null or circle_id = any (app.circle_ids())));
  return found;
end $$;
revoke all on function app.tick_turn from public;
grant execute on function app.tick_turn to trama_web;
