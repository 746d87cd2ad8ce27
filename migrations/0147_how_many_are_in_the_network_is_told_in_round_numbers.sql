-- What anyone may know of the people of a network: how many had a tie by the end of the last month, in the whole territory
-- and by municipality, rounded down to tens, and only of groups that are large enough. Ties of a circle are not counted,
-- nor who objected; nobody is named, and the month keeps one day from being compared with the next.
create function app.people_in_the_network(territory uuid)
returns table (municipality text, about integer)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare month_end date = date_trunc('month', current_date)::date - 1; smallest_told integer;
begin
  if territory is distinct from app.territory_id() then
    raise exception 'this is not the territory' using errcode = 'insufficient_privilege';
  end if;
  select greatest(r.smallest, 10) into smallest_told from small_group_rule r where r.territory_id = territory;
  return query
    with tied as materialized (
      select distinct coalesce(p.merged_into, p.id) as id from (
        select t.a_id as id from tie t where t.territory_id = territory and t.a_kind = 'person' and t.circle_id is null and t.first_on <= month_end
        union
        select t.b_id from tie t where t.territory_id = territory and t.b_kind = 'person' and t.circle_id is null and t.first_on <= month_end
      ) one join person p on p.territory_id = territory and p.id = one.id
      where not exists (select from person_objection o where o.territory_id = territory
        and o.person_id in (p.id, p.merged_into) and o.against = 'network' and o.withdrawn_on is null)
    ), counted as (
      select m.name, count(*) as people from tied
      left join person_profile f on f.territory_id = territory and f.person_id = tied.id
      left join municipality m on m.istat_code = f.istat_code
      group by grouping sets ((), (m.name))
      having grouping(m.name) = 1 or m.name is not null
    )
    select counted.name, (counted.people / 10 * 10)::integer from counted
    where counted.people >= coalesce(smallest_told, 10)
    order by counted.name nulls first;
end $$;
revoke all on function app.people_in_the_network from public;
grant execute on function app.people_in_the_network to trama_web;
