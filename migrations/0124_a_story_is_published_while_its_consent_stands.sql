-- What somebody told of an activity, also when it did not go well: who told it, who wrote it down, when. The words are sealed.
create table activity_story (
  territory_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  told_on date not null,
  went text not null check (went in ('well', 'mixed', 'badly')),
  sealed bytea not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint activity_story_key primary key (territory_id, id),
  constraint activity_story_activity foreign key (territory_id, activity_id) references activity,
  constraint activity_story_person foreign key (territory_id, person_id) references person
);
create index activity_story_of_activity on activity_story (territory_id, activity_id, told_on desc);
create index activity_story_of_person on activity_story (territory_id, person_id);
alter table activity_story enable row level security;
create policy activity_story_read on activity_story for select
  using (territory_id = app.territory_id() and (app.is_team() or person_id = any (app.erased_people())));
create policy activity_story_restricted on activity_story as restrictive for select using (territory_id = app.territory_id()
  and (person_id <> all (app.restricted_people()) or app.has_role('{coordinator}') or person_id = any (app.erased_people())));
create policy activity_story_tell on activity_story for insert with check (territory_id = app.territory_id()
  and app.is_team() and recorded_by is not distinct from app.person_id() and person_id <> all (app.restricted_people()));
create policy activity_story_erase on activity_story for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on activity_story to trama_web;
grant insert (territory_id, id, activity_id, person_id, told_on, went, sealed, recorded_by) on activity_story to trama_web;

-- What anyone may read of it, in the words and under the name that were agreed: it stands while the consent does.
create table activity_story_published (
  territory_id uuid not null,
  story_id uuid not null,
  activity_id uuid not null,
  words text not null check (length(words) between 1 and 4000),
  signed_as text not null check (length(signed_as) between 1 and 80),
  published_at timestamptz not null default now(),
  published_by uuid,
  constraint activity_story_published_key primary key (territory_id, story_id),
  constraint activity_story_published_story foreign key (territory_id, story_id) references activity_story on delete cascade,
  constraint activity_story_published_activity foreign key (territory_id, activity_id) references activity
);
create index activity_story_published_of_activity on activity_story_published (territory_id, activity_id);
alter table activity_story_published enable row level security;
create policy activity_story_published_read on activity_story_published for select using (territory_id = app.territory_id());
create policy activity_story_published_add on activity_story_published for insert with check (territory_id = app.territory_id()
  and app.is_team() and published_by is not distinct from app.person_id());
create policy activity_story_published_change on activity_story_published for update
  using (territory_id = app.territory_id() and app.is_team())
  with check (territory_id = app.territory_id() and published_by is not distinct from app.person_id());
create policy activity_story_published_drop on activity_story_published for delete
  using (territory_id = app.territory_id() and app.is_team());
grant select, delete on activity_story_published to trama_web;
grant insert (territory_id, story_id, activity_id, words, signed_as, published_by),
  update (words, signed_as, published_at, published_by) on activity_story_published to trama_web;

-- Withdrawing is as easy as giving, and stops at once, whoever withdraws: the person, who answers for them, the team.
create function app.unpublish_stories() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from public.activity_story_published s
  using public.activity_story t
    join public.person teller on teller.territory_id = t.territory_id and teller.id = t.person_id
    join public.person own on own.territory_id = t.territory_id
      and coalesce(own.merged_into, own.id) = coalesce(teller.merged_into, teller.id)
  where s.territory_id = old.territory_id and t.territory_id = old.territory_id and t.id = s.story_id
    and own.id = old.person_id
    and not exists (
      select from public.consent c
      join public.person p on p.territory_id = c.territory_id and p.id = c.person_id
      where c.territory_id = old.territory_id and c.kind = 'stories' and c.revoked_on is null and c.id <> old.id
        and coalesce(p.merged_into, p.id) = coalesce(own.merged_into, own.id));
  return null;
end $$;
revoke all on function app.unpublish_stories from public;
create trigger consent_stories_withdrawn after update of revoked_on on consent for each row
  when (old.kind = 'stories' and new.revoked_on is not null) execute function app.unpublish_stories();
create trigger consent_stories_erased after delete on consent for each row
  when (old.kind = 'stories') execute function app.unpublish_stories();
