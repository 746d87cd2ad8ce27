-- What an agreement or a fact counts for it says itself, as its kind told it: one function counts every figure of every kind.
-- An agreement counts from the day it starts, a fact on its day; what was withdrawn never counted.
create function app.exchange_counts(territory uuid) returns table (record_id uuid, figure text, on_date date, hours numeric, person_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  select a.id, f.code, a.starts_on, null::numeric, coalesce(p.merged_into, a.need_person_id)
  from exchange_agreement a cross join lateral unnest(a.counts) as f (code)
  left join person p on p.territory_id = territory and p.id = a.need_person_id
  where a.territory_id = territory and a.starts_on is not null
  union all
  select e.id, f.code, e.on_date, e.hours, coalesce(p.merged_into, e.person_id, e.need_person_id)
  from exchange_fact e cross join lateral unnest(e.counts) as f (code)
  left join person p on p.territory_id = territory and p.id = coalesce(e.person_id, e.need_person_id)
  where e.territory_id = territory and e.on_date is not null and e.withdrawn_at is null
$$;
revoke all on function app.exchange_counts from public;

-- Agreements and facts, and the hours of facts, of one figure.
create function app.counted_exchange(territory uuid, until date, figure text)
returns table (record_id uuid, on_date date, hours_on date, hours numeric)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select c.record_id, c.on_date, case when c.hours is not null then c.on_date end, c.hours from app.exchange_counts(territory) c
    where c.figure = counted_exchange.figure and c.on_date <= until
    union all
    select c.id, c.on_date, null, null from contribution c
    where c.territory_id = territory and c.source = 'exchange' and c.counted = counted_exchange.figure and c.on_date <= until
    union all
    select c.id, null, c.on_date, 1 from contribution c
    where c.territory_id = territory and c.source = 'exchange_hours' and c.counted = counted_exchange.figure and c.on_date <= until;
end $$;

-- People of one figure, each once, by the first record that counts them; the record is never the person.
create function app.counted_exchange_people(territory uuid, until date, figure text)
returns table (record_id uuid, on_date date)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  perform app.must_count(territory);
  return query
    select firsts.record_id, firsts.on_date from (
      select distinct on (c.person_id) c.record_id, c.on_date from app.exchange_counts(territory) c
      where c.figure = counted_exchange_people.figure and c.person_id is not null
      order by c.person_id, c.on_date, c.record_id
    ) firsts where firsts.on_date <= until
    union all
    select c.id, c.on_date from contribution c where c.territory_id = territory and c.source = 'exchange_people'
      and c.counted = counted_exchange_people.figure and c.on_date <= until;
end $$;

revoke all on function app.counted_exchange, app.counted_exchange_people from public;
grant execute on function app.counted_exchange, app.counted_exchange_people to trama_web;

-- The other side's agreement stays when one side is erased: only the name goes, and its words. It leaves with the last of both.
create function app.agreement_stays_with_other() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare gone uuid[] = app.erased_people();
begin
  if old.need_organisation_id is null and old.offer_organisation_id is null
    and (old.need_person_id is null or old.need_person_id = any (gone))
    and (old.offer_person_id is null or old.offer_person_id = any (gone)) then return old; end if;
  update exchange_agreement set need_person_id = case when need_person_id = any (gone) then null else need_person_id end,
      offer_person_id = case when offer_person_id = any (gone) then null else offer_person_id end, title = '–'
    where territory_id = old.territory_id and id = old.id;
  delete from exchange_agreement_words where territory_id = old.territory_id and agreement_id = old.id;
  return null;
end $$;
revoke all on function app.agreement_stays_with_other from public;
create trigger exchange_agreement_stays before delete on exchange_agreement
  for each row when (cardinality(app.erased_people()) > 0) execute function app.agreement_stays_with_other();

create function app.fact_stays_with_other() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare gone uuid[] = app.erased_people();
begin
  if old.need_organisation_id is null and old.offer_organisation_id is null
    and (old.need_person_id is null or old.need_person_id = any (gone))
    and (old.offer_person_id is null or old.offer_person_id = any (gone)) then return old; end if;
  -- Where its agreement goes, it goes.
  if not exists (select from exchange_agreement a where a.territory_id = old.territory_id and a.id = old.agreement_id) then return old; end if;
  update exchange_fact set need_person_id = case when need_person_id = any (gone) then null else need_person_id end,
      offer_person_id = case when offer_person_id = any (gone) then null else offer_person_id end,
      person_id = case when person_id = any (gone) then null else person_id end, sealed = null
    where territory_id = old.territory_id and id = old.id;
  return null;
end $$;
revoke all on function app.fact_stays_with_other from public;
create trigger exchange_fact_stays before delete on exchange_fact
  for each row when (cardinality(app.erased_people()) > 0) execute function app.fact_stays_with_other();

-- What goes with somebody is left as unlinked contributions: each record and each whole hour that is gone with them, and
-- themselves where a figure counts people.
create function app.leaves_exchange(here uuid, gone uuid[], kept uuid[])
returns table (source text, counted text, on_date date, activity_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  with counted as (select * from app.exchange_counts(here)), going as (
    select a.id from exchange_agreement a where a.territory_id = here
      and a.need_organisation_id is null and a.offer_organisation_id is null
      and (a.need_person_id = any (gone) or a.offer_person_id = any (gone))
      and (a.need_person_id is null or a.need_person_id = any (gone)) and (a.offer_person_id is null or a.offer_person_id = any (gone))
  ), lost as (
    select id from going
    union select e.id from exchange_fact e join going on going.id = e.agreement_id where e.territory_id = here
  )
  select 'exchange', c.figure, c.on_date, null::uuid from counted c join lost on lost.id = c.record_id
  union all
  select 'exchange_hours', c.figure, c.on_date, null::uuid from counted c join lost on lost.id = c.record_id
    cross join generate_series(1, round(c.hours)::int) where c.hours is not null
  union all
  select 'exchange_people', c.figure, min(c.on_date), null::uuid from counted c
    where c.person_id = any (kept) or c.person_id = any (gone) group by c.person_id, c.figure
$$;
revoke all on function app.leaves_exchange from public;
