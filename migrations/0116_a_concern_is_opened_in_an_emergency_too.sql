-- A concern for somebody's safety is read by who wrote it and by case operators. In an emergency who coordinates opens it like
-- the rest of what hurts that person: with a reason, for an hour, and its author is told.
drop policy safety_concern_read on safety_concern;
create policy safety_concern_read on safety_concern for select using (territory_id = app.territory_id()
  and (app.has_role('{case_operator}') or app.is_team() and recorded_by = app.person_id()
    or app.is_coordinator() and person_id = any (app.opened_people())));

create or replace function app.break_glass(opening uuid, about uuid, why bytea) returns table (account_id text)
language plpgsql security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id(); who uuid = app.person_id(); same uuid[];
begin
  if here is null or who is null or not app.has_role('{coordinator}') then
    raise exception 'only who coordinates may open this' using errcode = 'insufficient_privilege';
  end if;
  select array_agg(p.id) into same from person p where p.territory_id = here and (p.id = about or p.merged_into = about);
  if same is null then
    raise exception 'there is nobody of this id' using errcode = 'insufficient_privilege';
  end if;
  insert into sensitive_opening (territory_id, id, person_id, opened_by, reason)
  values (here, opening, about, who, why) on conflict do nothing;
  -- Sent twice it was opened, and told, once.
  if not found then return; end if;
  insert into sensitive_opening_notice (territory_id, opening_id, told_id, person_id, opened_by)
  select here, opening, author.id, about, who from (
    select v.recorded_by as id from vulnerability v where v.territory_id = here and v.person_id = any (same)
    union
    select n.recorded_by from encounter_person m
    join encounter_note n on n.territory_id = here and n.encounter_id = m.encounter_id and n.reserved
    where m.territory_id = here and m.person_id = any (same)
    union
    select s.recorded_by from safety_concern s where s.territory_id = here and s.person_id = any (same)
    union
    select m.person_id from circle c
    join circle_member m on m.territory_id = here and m.circle_id = c.id and (m.until_at is null or m.until_at > now())
    where c.territory_id = here and c.about_id = any (same)
  ) author where author.id is not null and author.id <> who;
  return query select a.account_id from sensitive_opening_notice n
    join account_person a on a.territory_id = here and a.person_id = n.told_id
    where n.territory_id = here and n.opening_id = opening;
end $$;
