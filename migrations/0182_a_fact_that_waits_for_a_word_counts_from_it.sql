-- What a party says counts once the other side, or the team, has confirmed it.
grant update (counts) on exchange_fact to trama_web;

-- Its kind is its agreement's: nobody says it.
alter table exchange_fact alter column kind set default '';

-- A brief is sealed for a record of its own.
alter table exchange_brief add column id uuid not null default gen_random_uuid();
create unique index exchange_brief_id on exchange_brief (territory_id, id);
grant insert (id) on exchange_brief to trama_web;

-- Whoever follows an agreement is told at once of what worries a party; who that is, a party need not know: accounts only.
create function app.who_follows_agreement(agreement uuid) returns table (account_id text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare a exchange_agreement;
begin
  select * into a from exchange_agreement e where e.territory_id = app.territory_id() and e.id = agreement;
  if a.id is null or not coalesce(
    (a.circle_id is null and app.is_team()) or a.circle_id = any (app.circle_ids())
    or a.need_person_id = app.person_id() or a.offer_person_id = app.person_id()
    or a.need_organisation_id = any (app.organisation_ids()) or a.offer_organisation_id = any (app.organisation_ids())
    or a.id = any (app.own_agreement_ids()), false) then return; end if;
  return query
    select distinct p.account_id from account_person p
    where p.territory_id = a.territory_id
      and (p.person_id = a.recorded_by or a.circle_id is not null and exists (
        select from circle_member m where m.territory_id = a.territory_id and m.circle_id = a.circle_id
          and m.person_id = p.person_id and (m.until_at is null or m.until_at > now())))
      and exists (select from role_assignment r where r.territory_id = a.territory_id and r.person_id = p.person_id
        and r.role in ('facilitator', 'case_operator', 'coordinator') and r.starts_at <= now()
        and (r.ends_at is null or r.ends_at > now()));
end $$;
revoke all on function app.who_follows_agreement from public;
grant execute on function app.who_follows_agreement to trama_web;
