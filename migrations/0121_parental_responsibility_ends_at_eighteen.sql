-- Who answers for a child reads what the child would read of themself. At eighteen that ends: for parents and foster carers
-- the last day before the birthday is written down from now on, and here for those written before.
update guardian g set until_on = last.day
from person_profile p, lateral (
  select coalesce((p.born_on + interval '18 years' - interval '1 day')::date, make_date(p.birth_year + 17, 12, 31)) as day
) last
where p.territory_id = g.territory_id and p.person_id = g.minor_id and g.title in ('parent', 'foster_carer')
  and last.day >= g.from_on and (g.until_on is null or g.until_on > last.day);
