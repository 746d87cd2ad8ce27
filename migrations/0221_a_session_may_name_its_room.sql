-- A session held in a room of its place takes that room: a booking of kind `session`, with the session's own id, holds it.
alter table activity_session add column room_id uuid;
alter table activity_session add constraint activity_session_room foreign key (territory_id, room_id) references place_room;
create index activity_session_in_room on activity_session (territory_id, room_id) where room_id is not null;
grant insert (room_id), update (room_id) on activity_session to trama_web;
