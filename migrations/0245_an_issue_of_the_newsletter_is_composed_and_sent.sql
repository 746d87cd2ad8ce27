-- An issue of the newsletter: what of the agenda it tells, in which order, under which words. Once it has begun to go out
-- it stands as it was told, and anyone may read it. Nobody wrote the one that goes out by itself on Mondays.
create table newsletter_issue (
  territory_id uuid not null,
  id uuid not null,
  title text check (length(title) between 1 and 120),
  words text check (length(words) between 1 and 4000),
  -- Which entries, in their order: session:<id>, call:<id>.
  entries text[] not null default '{}' check (cardinality(entries) <= 60),
  made_by uuid,
  made_at timestamptz not null default now(),
  send_on date,
  started_at timestamptz,
  -- When whoever sends it was last at work: another one goes on where they stopped.
  beat_at timestamptz,
  ended_at timestamptz,
  told jsonb,
  sent integer check (sent >= 0),
  failed integer check (failed >= 0),
  unknown integer check (unknown >= 0),
  constraint newsletter_issue_key primary key (territory_id, id),
  constraint newsletter_issue_territory foreign key (territory_id) references territory,
  constraint newsletter_issue_told check ((started_at is null) = (told is null)),
  constraint newsletter_issue_order check (ended_at >= started_at)
);
create index newsletter_issue_newest on newsletter_issue (territory_id, started_at desc);
create index newsletter_issue_under_way on newsletter_issue (territory_id, made_at) where ended_at is null;
create unique index newsletter_issue_by_itself on newsletter_issue (territory_id, send_on) where made_by is null;
alter table newsletter_issue enable row level security;
create policy newsletter_issue_read on newsletter_issue for select
  using (territory_id = app.territory_id() and (started_at is not null or app.is_desk()));
create policy newsletter_issue_make on newsletter_issue for insert
  with check (territory_id = app.territory_id() and app.is_desk() and started_at is null and made_by is not distinct from app.person_id());
create policy newsletter_issue_change on newsletter_issue for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
create policy newsletter_issue_drop on newsletter_issue for delete
  using (territory_id = app.territory_id() and app.is_desk() and started_at is null);
grant select, delete on newsletter_issue to trama_web;
grant insert (territory_id, id, title, words, entries, made_by, made_at, send_on),
  update (title, words, entries, send_on, started_at, beat_at, ended_at, told, sent, failed, unknown) on newsletter_issue to trama_web;

-- What has begun to go out is not told differently afterwards.
create function app.newsletter_issue_stands() returns trigger language plpgsql as $$
begin
  if old.started_at is not null and (new.title, new.words, new.entries, new.told, new.started_at)
    is distinct from (old.title, old.words, old.entries, old.told, old.started_at) then
    raise exception 'an issue that went out stands' using errcode = 'check_violation', constraint = 'newsletter_issue_stands';
  end if;
  return new;
end $$;
create trigger newsletter_issue_stands before update on newsletter_issue for each row execute function app.newsletter_issue_stands();

-- What a reader chose, and since when their address rests because mails came back. A reader is a subscription or, for a
-- person, the consent the team wrote down; the choice goes with it.
create table newsletter_reader (
  territory_id uuid not null,
  id uuid not null,
  subscriber_id uuid,
  consent_id uuid,
  person_id uuid,
  municipalities text[] not null default '{}' check (cardinality(municipalities) <= 100),
  areas text[] not null default '{}' check (cardinality(areas) <= 20),
  kinds text[] not null default '{}' check (cardinality(kinds) <= 20),
  rests_from date,
  constraint newsletter_reader_key primary key (territory_id, id),
  constraint newsletter_reader_subscriber foreign key (territory_id, subscriber_id) references newsletter_subscriber on delete cascade,
  constraint newsletter_reader_consent foreign key (territory_id, consent_id) references consent on delete cascade,
  constraint newsletter_reader_person foreign key (territory_id, person_id) references person,
  constraint newsletter_reader_one check (id = coalesce(subscriber_id, consent_id) and num_nonnulls(subscriber_id, consent_id) = 1
    and (consent_id is null) = (person_id is null))
);
create index newsletter_reader_of_person on newsletter_reader (territory_id, person_id) where person_id is not null;
alter table newsletter_reader enable row level security;
create policy newsletter_reader_read on newsletter_reader for select
  using (territory_id = app.territory_id() and (app.is_desk() or person_id = any (app.erased_people())));
create policy newsletter_reader_choose on newsletter_reader for insert
  with check (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_reader_change on newsletter_reader for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
create policy newsletter_reader_leave on newsletter_reader for delete
  using (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_reader_erase on newsletter_reader for delete
  using (territory_id = app.territory_id() and person_id = any (app.erased_people()));
grant select, delete on newsletter_reader to trama_web;
grant insert (territory_id, id, subscriber_id, consent_id, person_id, municipalities, areas, kinds, rests_from),
  update (municipalities, areas, kinds, rests_from) on newsletter_reader to trama_web;

-- To whom an issue goes, one row each, made before the first mail leaves. Whoever sends takes one row at a time: a row that was
-- taken and not answered for is not taken again, so that nobody gets an issue twice.
create table newsletter_sending (
  territory_id uuid not null,
  issue_id uuid not null,
  recipient_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'sent', 'failed', 'unknown', 'nothing')),
  tries smallint not null default 0 check (tries between 0 and 20),
  not_before timestamptz,
  constraint newsletter_sending_key primary key (territory_id, issue_id, recipient_id),
  constraint newsletter_sending_issue foreign key (territory_id, issue_id) references newsletter_issue on delete cascade
);
create index newsletter_sending_waiting on newsletter_sending (territory_id, issue_id, recipient_id) where state in ('waiting', 'taken');
create index newsletter_sending_of on newsletter_sending (territory_id, recipient_id);
alter table newsletter_sending enable row level security;
create policy newsletter_sending_read on newsletter_sending for select using (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_sending_begin on newsletter_sending for insert with check (territory_id = app.territory_id() and app.is_desk());
create policy newsletter_sending_note on newsletter_sending for update
  using (territory_id = app.territory_id() and app.is_desk()) with check (territory_id = app.territory_id());
create policy newsletter_sending_forget on newsletter_sending for delete using (territory_id = app.territory_id() and app.is_desk());
grant select, delete on newsletter_sending to trama_web;
grant insert (territory_id, issue_id, recipient_id, state), update (state, tries, not_before) on newsletter_sending to trama_web;
