-- A matter that came to its end waits for nobody: only what still runs is told to who coordinates when nobody is left in it.
create index exchange_agreement_in_circle on exchange_agreement (territory_id, circle_id) where circle_id is not null;
create or replace function app.circles_left_alone() returns table (circle_id uuid, kind text, opened_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare here uuid = app.territory_id();
begin
  if here is null or not app.has_role('{coordinator}') then return; end if;
  return query select c.id, c.kind, c.opened_at from circle c
    where c.territory_id = here and exists (
      select from circle_member once where once.territory_id = here and once.circle_id = c.id)
    and not exists (
      select from circle_member m
      join account_person a on a.territory_id = here and a.person_id = m.person_id
      join role_assignment r on r.territory_id = here and r.person_id = m.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now() and (r.ends_at is null or r.ends_at > now())
      where m.territory_id = here and m.circle_id = c.id and (m.until_at is null or m.until_at > now()))
    and not exists (select from intake_closing e
      where e.territory_id = here and e.circle_id = c.id and e.reopened_on is null)
    and not exists (select from pact_end e where e.territory_id = here and e.pact_id = c.id)
    and not (exists (select from exchange_agreement e where e.territory_id = here and e.circle_id = c.id)
      and not exists (select from exchange_agreement e
        where e.territory_id = here and e.circle_id = c.id and e.ended_on is null))
    order by c.opened_at, c.id;
end $$;
