-- What somebody attaches to an idea: a PDF, or a picture made anew. Read by whoever wrote the idea as long as it is a draft, by
-- who works here once it was sent, by anyone once it is admitted; in a blind call only with the result.
create table idea_attachment (
  territory_id uuid not null,
  id uuid not null,
  idea_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  kind text not null check (kind in ('pdf', 'jpeg')),
  bytes integer not null check (bytes > 0),
  seen_by text not null default 'writer' check (seen_by in ('writer', 'staff', 'anyone')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_attachment_key primary key (territory_id, id),
  constraint idea_attachment_of_idea foreign key (territory_id, idea_id) references idea
);
create index idea_attachment_in_idea on idea_attachment (territory_id, idea_id, recorded_at);
create table idea_attachment_content (
  territory_id uuid not null,
  attachment_id uuid not null,
  seen_by text not null default 'writer' check (seen_by in ('writer', 'staff', 'anyone')),
  content bytea not null check (octet_length(content) <= 10485760),
  recorded_by uuid,
  constraint idea_attachment_content_key primary key (territory_id, attachment_id),
  constraint idea_attachment_content_of foreign key (territory_id, attachment_id) references idea_attachment on delete cascade
);
do $$
declare name text;
begin
  foreach name in array array['idea_attachment', 'idea_attachment_content'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for select using (territory_id = app.territory_id()
      and (seen_by = ''anyone'' or recorded_by = app.person_id() or (seen_by = ''staff'' and app.is_staff())))', name || '_read', name);
    execute format('create policy %I on %I for insert with check (territory_id = app.territory_id() and app.person_id() is not null
      and recorded_by is not distinct from app.person_id() and seen_by <> ''anyone'')', name || '_add', name);
    execute format('create policy %I on %I for update using (territory_id = app.territory_id()
      and (recorded_by = app.person_id() and seen_by = ''writer'' or app.is_desk()))
      with check (territory_id = app.territory_id() and (app.is_desk() or seen_by = ''staff''))', name || '_show', name);
    execute format('create policy %I on %I for delete using (territory_id = app.territory_id()
      and (recorded_by = app.person_id() and seen_by <> ''anyone'' or app.is_desk()))', name || '_drop', name);
    execute format('grant select, delete on %I to trama_web', name);
    execute format('grant update (seen_by) on %I to trama_web', name);
  end loop;
end $$;
grant insert (territory_id, id, idea_id, title, kind, bytes, seen_by, recorded_by) on idea_attachment to trama_web;
grant insert (territory_id, attachment_id, seen_by, content, recorded_by) on idea_attachment_content to trama_web;

-- A funded idea is accompanied in dated steps, each with somebody who helps.
create table idea_step (
  territory_id uuid not null,
  id uuid not null,
  idea_id uuid not null,
  what text not null check (length(what) between 1 and 300),
  due_on date not null,
  -- Somebody at work here: kept, as who wrote it is, for answering for one's work.
  helper_id uuid,
  done_on date,
  done_by uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_step_key primary key (territory_id, id),
  constraint idea_step_of_idea foreign key (territory_id, idea_id) references idea
);
create index idea_step_in_idea on idea_step (territory_id, idea_id, due_on);
create index idea_step_of_helper on idea_step (territory_id, helper_id, due_on) where done_on is null;
alter table idea_step enable row level security;
create policy idea_step_read on idea_step for select using (territory_id = app.territory_id() and app.is_staff());
create policy idea_step_add on idea_step for insert with check (territory_id = app.territory_id() and app.is_staff()
  and done_on is null and recorded_by is not distinct from app.person_id());
create policy idea_step_change on idea_step for update using (territory_id = app.territory_id() and app.is_staff())
  with check (territory_id = app.territory_id() and app.is_staff() and (done_on is null) = (done_by is null)
    and (done_by is null or done_by = app.person_id()));
create policy idea_step_drop on idea_step for delete using (territory_id = app.territory_id() and app.is_staff() and done_on is null);
grant select, delete on idea_step to trama_web;
grant insert (territory_id, id, idea_id, what, due_on, helper_id, recorded_by),
  update (due_on, helper_id, done_on, done_by) on idea_step to trama_web;

-- What became of a funded idea, each time it was said; the latest is what stands. Anyone reads it: no names, no personal facts.
create table idea_outcome (
  territory_id uuid not null,
  id uuid not null,
  idea_id uuid not null,
  outcome text not null check (outcome in ('under_way', 'done', 'changed', 'stopped')),
  on_date date not null,
  words text not null check (length(words) between 1 and 4000),
  activity_id uuid,
  place_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_outcome_key primary key (territory_id, id),
  constraint idea_outcome_of_idea foreign key (territory_id, idea_id) references idea,
  constraint idea_outcome_activity foreign key (territory_id, activity_id) references activity,
  constraint idea_outcome_place foreign key (territory_id, place_id) references place
);
create index idea_outcome_in_idea on idea_outcome (territory_id, idea_id, on_date desc);
create index idea_outcome_of_activity on idea_outcome (territory_id, activity_id) where activity_id is not null;
create index idea_outcome_of_place on idea_outcome (territory_id, place_id) where place_id is not null;
alter table idea_outcome enable row level security;
create policy idea_outcome_read on idea_outcome for select using (territory_id = app.territory_id());
create policy idea_outcome_add on idea_outcome for insert with check (territory_id = app.territory_id() and app.is_staff()
  and recorded_by is not distinct from app.person_id());
grant select on idea_outcome to trama_web;
grant insert (territory_id, id, idea_id, outcome, on_date, words, activity_id, place_id, recorded_by) on idea_outcome to trama_web;

-- Who tells the story of an idea; and apart from it what anyone reads, in the words and under the name that were agreed, as long
-- as the consent to it stands.
create table idea_story (
  territory_id uuid not null,
  id uuid not null,
  idea_id uuid not null,
  person_id uuid not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  constraint idea_story_key primary key (territory_id, id),
  constraint idea_story_of_idea foreign key (territory_id, idea_id) references idea,
  constraint idea_story_person foreign key (territory_id, person_id) references person
);
create index idea_story_in_idea on idea_story (territory_id, idea_id);
create index idea_story_of_person on idea_story (territory_id, person_id);
alter table idea_story enable row level security;
create policy idea_story_read on idea_story for select
  using (territory_id = app.territory_id() and (app.is_staff() or person_id = any (app.erased_people())));
create policy idea_story_add on idea_story for insert with check (territory_id = app.territory_id() and app.is_team()
  and recorded_by is not distinct from app.person_id() and person_id <> all (app.restricted_people()));
create policy idea_story_drop on idea_story for delete
  using (territory_id = app.territory_id() and (app.is_team() or person_id = any (app.erased_people())));
grant select, delete on idea_story to trama_web;
grant insert (territory_id, id, idea_id, person_id, recorded_by) on idea_story to trama_web;

create table idea_story_published (
  territory_id uuid not null,
  story_id uuid not null,
  idea_id uuid not null,
  words text not null check (length(words) between 1 and 4000),
  signed_as text not null check (length(signed_as) between 1 and 80),
  published_at timestamptz not null default now(),
  published_by uuid,
  constraint idea_story_published_key primary key (territory_id, story_id),
  constraint idea_story_published_story foreign key (territory_id, story_id) references idea_story on delete cascade,
  constraint idea_story_published_idea foreign key (territory_id, idea_id) references idea
);
create index idea_story_published_in_idea on idea_story_published (territory_id, idea_id);
alter table idea_story_published enable row level security;
create policy idea_story_published_read on idea_story_published for select using (territory_id = app.territory_id());
create policy idea_story_published_add on idea_story_published for insert with check (territory_id = app.territory_id()
  and app.is_team() and published_by is not distinct from app.person_id());
grant select on idea_story_published to trama_web;
grant insert (territory_id, story_id, idea_id, words, signed_as, published_by) on idea_story_published to trama_web;

-- Whoever withdraws the consent to stories takes those of ideas back too, at once.
create function app.unpublish_idea_stories() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  delete from idea_story s
  using person teller, person own
  where s.territory_id = old.territory_id and teller.territory_id = s.territory_id and teller.id = s.person_id
    and own.territory_id = s.territory_id and own.id = old.person_id
    and coalesce(own.merged_into, own.id) = coalesce(teller.merged_into, teller.id)
    and not exists (
      select from consent c join person p on p.territory_id = c.territory_id and p.id = c.person_id
      where c.territory_id = old.territory_id and c.kind = 'stories' and c.revoked_on is null and c.id <> old.id
        and coalesce(p.merged_into, p.id) = coalesce(own.merged_into, own.id));
  return null;
end $$;
revoke all on function app.unpublish_idea_stories from public;
create trigger consent_idea_stories_withdrawn after update of revoked_on on consent for each row
  when (old.kind = 'stories' and new.revoked_on is not null) execute function app.unpublish_idea_stories();
create trigger consent_idea_stories_erased after delete on consent for each row
  when (old.kind = 'stories') execute function app.unpublish_idea_stories();

-- Whoever wants to know what becomes of a call, or of one idea, leaves an address, without an account: nothing goes there before
-- the address itself has confirmed, and a click ends it. It has nothing to do with votes: no mark is shared.
create table idea_follower (
  territory_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  idea_id uuid,
  address_mark text not null check (length(address_mark) between 20 and 64),
  sealed bytea not null,
  language text not null check (language in ('it', 'en')),
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  constraint idea_follower_key primary key (territory_id, id),
  constraint idea_follower_of_call foreign key (territory_id, call_id) references idea_call,
  constraint idea_follower_of_idea foreign key (territory_id, idea_id) references idea
);
create unique index idea_follower_once on idea_follower (territory_id, call_id, idea_id, address_mark) nulls not distinct;
create index idea_follower_of on idea_follower (territory_id, idea_id) where idea_id is not null;
alter table idea_follower enable row level security;
create policy idea_follower_read on idea_follower for select using (territory_id = app.territory_id() and app.is_desk());
create policy idea_follower_ask on idea_follower for insert
  with check (territory_id = app.territory_id() and app.is_desk() and confirmed_at is null);
create policy idea_follower_confirm on idea_follower for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
create policy idea_follower_leave on idea_follower for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on idea_follower to trama_web;
grant insert (territory_id, id, call_id, idea_id, address_mark, sealed, language, asked_at), update (asked_at, confirmed_at)
  on idea_follower to trama_web;
