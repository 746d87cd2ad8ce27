-- People a pact is for, from the day it holds: the first on which somebody had signed for the person and somebody for the
-- micro-team. One row a person and figure; the record is their place in the pact, never the person. Those who are better off
-- besides are an estimate, told of the same day: correcting it corrects every day.
create function app.pacts_held(territory uuid) returns table (pact_id uuid, person_id uuid, counts_as text, held_on date)
language sql stable set search_path = pg_catalog, public as $$
  select p.id, p.person_id, k.counts_as, min(both_sides.on_day) from (
    select s.pact_id, greatest(min(s.signed_on) filter (where s.side <> 'team'), min(s.signed_on) filter (where s.side = 'team')) as on_day
    from pact_signature s where s.territory_id = territory group by s.pact_id, s.version_id
    having bool_or(s.side = 'team') and bool_or(s.side <> 'team')
  ) both_sides
  join pact p on p.territory_id = territory and p.id = both_sides.pact_id
  join pact_kind k on k.territory_id = territory and k.id = p.kind_id and k.counts_as is not null
  group by p.id, p.person_id, k.counts_as
$$;
revoke all on function app.pacts_held from public;

create function app.counted_pacts(territory uuid, until date)
returns table (record_id uuid, direct_on date, fna_direct_on date)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with first_held as (
      select distinct on (coalesce(merged.merged_into, b.person_id), held.counts_as) b.id, held.counts_as, held.held_on
      from app.pacts_held(territory) held
      join pact_beneficiary b on b.territory_id = territory and b.pact_id = held.pact_id
      left join person merged on merged.territory_id = territory and merged.id = b.person_id and merged.merged_into is not null
      order by coalesce(merged.merged_into, b.person_id), held.counts_as, held.held_on, b.id
    )
    select f.id, case when f.counts_as = 'pact' then f.held_on end, case when f.counts_as = 'fna' then f.held_on end
    from first_held f where f.held_on <= until
    union all
    select c.id, case when c.counted = 'direct_on' then c.on_date end, case when c.counted = 'fna_direct_on' then c.on_date end
    from contribution c where c.territory_id = territory and c.source = 'pacts' and c.on_date <= until;
end $$;

create function app.counted_pact_estimates(territory uuid, until date)
returns table (record_id uuid, indirect_on date, fna_indirect_on date, people integer)
language plpgsql stable security definer set search_path = pg_catalog, public set enable_nestloop = off as $$
begin
  perform app.must_count(territory);
  return query
    with latest as (
      select distinct on (e.pact_id) e.id, e.pact_id, e.people from pact_estimate e
      where e.territory_id = territory order by e.pact_id, e.recorded_at desc, e.id desc
    )
    select latest.id, case when held.counts_as = 'pact' then held.held_on end,
      case when held.counts_as = 'fna' then held.held_on end, latest.people
    from latest join app.pacts_held(territory) held on held.pact_id = latest.pact_id
    where latest.people > 0 and held.held_on <= until
    union all
    select c.id, case when c.counted = 'indirect_on' then c.on_date end,
      case when c.counted = 'fna_indirect_on' then c.on_date end, 1
    from contribution c where c.territory_id = territory and c.source = 'pact_estimates' and c.on_date <= until;
end $$;
revoke all on function app.counted_pacts, app.counted_pact_estimates from public;
grant execute on function app.counted_pacts, app.counted_pact_estimates to trama_web;

-- With a pact goes all that hangs on it, also the place of those who lived with the person and are not erased: they go on
-- being counted unless another pact counts them.
create function app.leaves_pacts(here uuid, gone uuid[], kept uuid[])
returns table (source text, counted text, on_date date, activity_id uuid)
language sql stable set search_path = pg_catalog, public as $$
  select 'pacts', case when n.direct_on is not null then 'direct_on' else 'fna_direct_on' end,
    coalesce(n.direct_on, n.fna_direct_on), null::uuid
  from app.counted_pacts(here, '9999-12-31') n
  join pact_beneficiary b on b.territory_id = here and b.id = n.record_id
  join pact p on p.territory_id = here and p.id = b.pact_id
  where b.person_id = any (gone) or p.person_id = any (gone) and not exists (
    select from pact_beneficiary other join app.pacts_held(here) held on held.pact_id = other.pact_id
    where other.territory_id = here and other.person_id = b.person_id and other.id <> b.id and held.person_id <> all (gone)
      and (held.counts_as = 'pact') = (n.direct_on is not null))
  union all
  select 'pact_estimates', case when n.indirect_on is not null then 'indirect_on' else 'fna_indirect_on' end,
    coalesce(n.indirect_on, n.fna_indirect_on), null::uuid
  from app.counted_pact_estimates(here, '9999-12-31') n
  join pact_estimate e on e.territory_id = here and e.id = n.record_id and e.person_id = any (gone)
  cross join generate_series(1, n.people)
$$;
revoke all on function app.leaves_pacts from public;
